import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { EnvironmentOptions, Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const repository = here('..');

/** Packages stay outside of what is built, where their native parts and files are; our own code goes in. */
function isPackage(id: string): boolean {
  return !/^(\.|\/|\0|@hallway\/|[A-Za-z]:\\)/.test(id);
}

/** Templates are data that certificates reads by their address beside its own code. */
function certificateTemplates(): Plugin {
  const folder = join(repository, 'certificates', 'templates');
  return {
    name: 'hallway:certificate-templates',
    applyToEnvironment: ({ name }) => name === 'core',
    async generateBundle() {
      for (const name of await readdir(folder)) {
        if (!name.endsWith('.json')) continue;
        const source = await readFile(join(folder, name));
        this.emitFile({ type: 'asset', fileName: `certificates/templates/${name}`, source });
      }
    },
  };
}

/** Where a package of Debian keeps the face for rare characters, and what its makers ask to be told with it. */
const HANAZONO = {
  'HanaMinB.ttf': '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
  'HanaMinB.txt': '/usr/share/doc/fonts-hanazono/copyright',
};

/** The one face that comes from no package of ours: a kiosk has it whatever system it is installed on. */
function rareCharacters(): Plugin {
  return {
    name: 'hallway:rare-characters',
    applyToEnvironment: ({ name }) => name === 'core',
    async generateBundle() {
      for (const [name, file] of Object.entries(HANAZONO)) {
        const source = await readFile(file).catch(() =>
          this.error(
            `${file} is missing: install fonts-hanazono, or names with rare characters could not be printed.`,
          ),
        );
        this.emitFile({ type: 'asset', fileName: `certificates/fonts/${name}`, source });
      }
    },
  };
}

/** A program that is started by its address is called .js once it is built. */
function builtAddresses(): Plugin {
  const address = /new URL\((['"])(\.{1,2}\/[^'"]+)\.ts\1,\s*import\.meta\.url\)/g;
  return {
    name: 'hallway:built-addresses',
    transform: (code) =>
      code.includes('import.meta.url')
        ? code.replace(address, 'new URL($1$2.js$1, import.meta.url)')
        : null,
  };
}

function program(
  input: Record<string, string>,
  outDir: string,
  output: object,
): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: [/^@hallway\//] },
    build: {
      outDir: here(outDir),
      emptyOutDir: true,
      minify: false,
      target: 'node24',
      rolldownOptions: { input, external: isPackage, output },
    },
  };
}

/**
 * Builds Electron's programs: main, preload (CommonJS, for the sandbox), and core with its device agent. Core keeps the
 * folders of the repository, because its modules find their files by address.
 */
export default defineConfig({
  root: here('.'),
  plugins: [certificateTemplates(), rareCharacters(), builtAddresses()],
  environments: {
    main: program({ main: here('src/shell/electron/main.ts') }, 'dist/electron', {
      format: 'es',
      entryFileNames: '[name].js',
    }),
    preload: program({ preload: here('src/shell/electron/preload.ts') }, 'dist/preload', {
      format: 'cjs',
      entryFileNames: '[name].cjs',
    }),
    core: program(
      {
        'kiosk/src/core/process': here('src/core/process.ts'),
        'kiosk/src/core/devices/agent': here('src/core/devices/agent.ts'),
      },
      'dist/core',
      {
        format: 'es',
        preserveModules: true,
        preserveModulesRoot: repository,
        entryFileNames: '[name].js',
      },
    ),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload', 'core']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});

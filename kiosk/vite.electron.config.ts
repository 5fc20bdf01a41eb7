import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import type { EnvironmentOptions, Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const repository = here('..');

/** Packages stay outside of the bundles, where their native parts and files are; our own code goes in. */
function isPackage(id: string): boolean {
  return !/^(\.|\/|\0|@hallway\/|[A-Za-z]:\\)/.test(id);
}

/** A module that is started by its address (a worker, a child process) is built too, and is then called .js. */
function siblingPrograms(): Plugin {
  const address = /new URL\((['"])(\.{1,2}\/[^'"]+)\.ts\1,\s*import\.meta\.url\)/g;
  return {
    name: 'hallway:sibling-programs',
    async transform(code, id) {
      if (!code.includes('import.meta.url')) return null;
      for (const [, , path] of code.matchAll(address)) {
        const resolved = await this.resolve(`${path}.ts`, id);
        if (resolved)
          this.emitFile({ type: 'chunk', id: resolved.id, preserveSignature: 'strict' });
      }
      return code.replace(address, 'new URL($1$2.js$1, import.meta.url)');
    },
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
 * Builds Electron's three programs. Core keeps its folders, because its modules find each other and their
 * files by address.
 */
export default defineConfig({
  root: here('.'),
  plugins: [siblingPrograms()],
  environments: {
    main: program({ main: here('src/shell/electron/main.ts') }, 'dist/electron', {
      format: 'es',
      entryFileNames: '[name].js',
    }),
    preload: program({ preload: here('src/shell/electron/preload.ts') }, 'dist/preload', {
      format: 'cjs',
      entryFileNames: '[name].cjs',
    }),
    core: program({ process: here('src/core/process.ts') }, 'dist/core', {
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: repository,
      entryFileNames: '[name].js',
    }),
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

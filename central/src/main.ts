/** The program: `node central/src/main.ts --data DIR …`. */
import { runCommandLine } from './cli.ts';

await runCommandLine(process.argv.slice(2));

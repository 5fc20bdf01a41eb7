/** `npm run journey`: the main job, unattended, through the real UI in a real browser and a real IPP printer. */
import { journey } from './journey/journey.ts';
import { journeyOptions, usage, UsageError } from './journey/options.ts';
import { exitCode } from './journey/result.ts';

try {
  const options = journeyOptions(process.argv.slice(2));
  const result = await journey(options);
  if (options.json) console.log(JSON.stringify(result));
  else console.log(JSON.stringify(result, null, 2));
  process.exitCode = exitCode(result);
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n${usage}`);
  else console.error(error);
  process.exitCode = 1;
}

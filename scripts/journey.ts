/** `npm run journey`: the main job, unattended, through the real UI in a real browser and a real IPP printer. */
import { journey } from './journey/journey.ts';
import { journeyOptions, usage, UsageError } from './journey/options.ts';
import type { JourneyOptions } from './journey/options.ts';
import { emptyResult, exitCode } from './journey/result.ts';

const options = read();
if (options === null) process.exitCode = 1;
else {
  const result = emptyResult();
  try {
    await journey(options, result);
  } catch (error) {
    console.error(error);
  }
  console.log(JSON.stringify(result, null, options.json ? 0 : 2));
  process.exitCode = exitCode(result);
}

function read(): JourneyOptions | null {
  try {
    return journeyOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n${usage}`);
    return null;
  }
}

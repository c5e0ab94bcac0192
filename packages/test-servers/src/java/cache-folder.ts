import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for what is built once and used by every start: STEPWRIGHT_CACHE_DIR, else `~/.cache/stepwright`. */
export function cacheFolder(): string {
  return process.env.STEPWRIGHT_CACHE_DIR || join(homedir(), '.cache', 'stepwright');
}

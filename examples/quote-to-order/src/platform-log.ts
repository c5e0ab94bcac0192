import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createLogger, type Logger } from '@stepwright/service-kit';

/** One log file for all parts, so that the terminal is left to the story. */
export interface PlatformLog {
  readonly path: string;
  readonly logger: (name: string) => Logger;
}

/** Opens the log at `path`; what an earlier start has written there is replaced. */
export function openPlatformLog(path: string): PlatformLog {
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(path, { flags: 'w', mode: 0o600 });
  // A full disk must not end the platform: without a listener the stream's error would.
  stream.on('error', () => undefined);
  return { path, logger: (name) => createLogger(name, (line) => stream.write(line)) };
}

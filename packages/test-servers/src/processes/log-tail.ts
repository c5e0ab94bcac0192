import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const TAIL_LINES = 40;

/** Reads a server's output line by line: the last lines are kept for error messages, each is given to `log`. */
export class LogTail {
  readonly lines: string[] = [];
  readonly #log: ((line: string) => void) | undefined;

  constructor(log?: (line: string) => void) {
    this.#log = log;
  }

  read(stream: Readable | null): void {
    if (stream === null) return;
    stream.on('error', () => {});
    createInterface({ input: stream }).on('line', (line) => {
      this.lines.push(line);
      if (this.lines.length > TAIL_LINES) this.lines.shift();
      this.#log?.(line);
    });
  }
}

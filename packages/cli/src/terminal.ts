/** Where a command writes. Each text is one line or more, without the last line end. */
export interface Terminal {
  /** What was asked for. */
  out(text: string): void;
  /** What went wrong, and warnings. */
  err(text: string): void;
}

/** The terminal of this process. A reader that has gone, as `head` does, is no failure of the command. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
  };
}

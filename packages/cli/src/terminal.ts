/** Where a command writes. Each text is one line or more, without the last line end. */
export interface Terminal {
  /** What was asked for. */
  out(text: string): void;
  /** What went wrong, and warnings. */
  err(text: string): void;
  /** Whether a person reads `out`. @default false */
  readonly isTerminal?: boolean;
  /** Shows one line of progress in the place of the one before; an empty one removes it. Left out where nobody would see it. */
  readonly status?: (text: string) => void;
}

/** The terminal of this process. A reader that has gone, as `head` does, is no failure of the command. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    isTerminal: process.stdout.isTTY === true,
    ...(process.stderr.isTTY ? { status: writeStatus } : {}),
  };
}

function writeStatus(text: string): void {
  const width = (process.stderr.columns ?? 80) - 1;
  process.stderr.write(`\r\u001b[2K${text.slice(0, width)}`);
}

/** Waits until everything is with its readers, or they are gone: to a pipe, some systems write after `write` has returned. */
export async function drainOutput(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  );
}

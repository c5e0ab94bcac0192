import type { Terminal } from '../../src/terminal.ts';

/** Keeps what a command writes. */
export interface RecordingTerminal extends Terminal {
  readonly written: { out: string; err: string };
}

/** A terminal for tests. */
export function recordingTerminal(): RecordingTerminal {
  const written = { out: '', err: '' };
  return {
    written,
    out(text) {
      written.out += `${text}\n`;
    },
    err(text) {
      written.err += `${text}\n`;
    },
  };
}

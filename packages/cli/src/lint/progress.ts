import type { Terminal } from '../terminal.ts';

/** Says on a terminal what a command is doing. */
export interface Progress {
  tell(what: string): void;
  /** Removes what was said. */
  end(): void;
}

/** Nobody needs to be told about what is over in a moment. */
const quietMs = 1_000;
const intervalMs = 100;

/** Progress of what takes longer than a second: one line that changes, on standard error, if that is a terminal. */
export function startProgress(terminal: Terminal, now: () => number = performance.now.bind(performance)): Progress {
  if (!terminal.status) return { tell: () => undefined, end: () => undefined };
  const startedAt = now();
  let toldAt: number | undefined;
  return {
    tell(what) {
      const at = now();
      if (at - startedAt < quietMs || (toldAt !== undefined && at - toldAt < intervalMs)) return;
      toldAt = at;
      terminal.status?.(what);
    },
    end() {
      if (toldAt !== undefined) terminal.status?.('');
    },
  };
}

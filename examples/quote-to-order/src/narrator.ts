/** Prints the demonstration, one line a step. */
export interface Narrator {
  /** What became true, for which business key, by whom, and how long it took since the step before. */
  step(name: string, businessKey: string, who: string, what: string): void;
  note(text: string): void;
}

/** A narrator on standard output. */
export function createNarrator(write: (line: string) => void, now: () => number = () => performance.now()): Narrator {
  let before = now();
  write(row('step', 'business key', 'who', 'what became true', 'ms'));
  return {
    step(name, businessKey, who, what) {
      const at = now();
      write(row(name, businessKey, who, what, String(Math.round(at - before))));
      before = at;
    },
    note: (text) => write(`  ${text}`),
  };
}

function row(step: string, businessKey: string, who: string, what: string, milliseconds: string): string {
  return `${step.padEnd(20)} ${businessKey.padEnd(34)} ${who.padEnd(20)} ${milliseconds.padStart(6)}  ${what}`;
}

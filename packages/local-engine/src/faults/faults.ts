/** What a fault does to the calls that it meets. */
export type FaultKind =
  /** The call has its effect, its answer never arrives: the connection breaks. */
  | 'answer-lost'
  /** The command runs, is rolled back, and is answered with 500 and code 1. */
  | 'optimistic-locking'
  /** The command runs, is rolled back, and is answered with 500 and code 10000. */
  | 'deadlock'
  /** The call waits before it starts. */
  | 'slow'
  /** Nothing runs; the answer is 500 with code 0. */
  | 'server-error'
  /** The call has its effect; its answer is JSON that breaks off. */
  | 'malformed-body';

/** A fault that is planned: what happens to which calls. */
export interface Fault {
  /** Method and path below the base path; `*` stands for one part of the path, `**` at the end for any rest. */
  readonly on: string;
  readonly kind: FaultKind;
  /** Of how many calls. @default 1 */
  readonly times?: number;
  /** How long `slow` waits. @default 1000 */
  readonly delayMs?: number;
}

interface PlannedFault {
  readonly fault: Fault;
  readonly method: string;
  readonly path: RegExp;
  left: number;
}

const KINDS: ReadonlySet<string> = new Set<FaultKind>([
  'answer-lost',
  'optimistic-locking',
  'deadlock',
  'slow',
  'server-error',
  'malformed-body',
]);

/**
 * Faults on demand, for tests of what talks to the engine. Faults of the same call come in the order in which they were planned.
 *
 * @example faults.next({ on: 'POST /external-task/*\/complete', kind: 'answer-lost' })
 */
export class Faults {
  #planned: PlannedFault[] = [];

  /** Plans a fault for the next calls that it meets. @throws TypeError when it is not well formed */
  next(fault: Fault): void {
    this.#planned.push({ fault, ...patternOf(fault), left: timesOf(fault) });
  }

  /** Forgets what is planned. */
  clear(): void {
    this.#planned = [];
  }

  /** What is planned and has not happened yet. */
  get pending(): readonly Fault[] {
    return this.#planned.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  /** Takes the fault of a call, if there is one. */
  take(method: string, path: string): Fault | undefined {
    if (this.#planned.length === 0) return undefined;
    const found = this.#planned.find((planned) => planned.method === method && planned.path.test(path));
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left === 0) this.#planned = this.#planned.filter((planned) => planned !== found);
    return found.fault;
  }
}

function patternOf({ on, kind }: Fault): { method: string; path: RegExp } {
  const [, method, path] = /^(GET|POST|PUT|DELETE) (\/\S*)$/.exec(on) ?? [];
  if (method === undefined || path === undefined) {
    throw new TypeError(
      `A fault's "on" is a method and a path such as "POST /external-task/*/complete", got ${JSON.stringify(on)}.`,
    );
  }
  if (!KINDS.has(kind)) {
    throw new TypeError(`A fault's kind is one of ${[...KINDS].join(', ')}, got ${JSON.stringify(kind)}.`);
  }
  const parts = path.split('/').map((part) => (part === '*' ? '[^/]+' : part === '**' ? '.+' : escaped(part)));
  return { method, path: new RegExp(`^${parts.join('/')}$`) };
}

function timesOf({ times = 1 }: Fault): number {
  if (!Number.isInteger(times) || times < 1)
    throw new TypeError(`A fault's times is a whole number above 0, got ${times}.`);
  return times;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

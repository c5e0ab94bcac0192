import { loadavg } from 'node:os';
import type { Spread } from '@stepwright/bench-figures';

/** One line of the table. */
export interface Figure {
  readonly name: string;
  /** What is divided by what, and where. */
  readonly what: string;
  /** `at least 20`; empty for what is only reported. */
  readonly aim: string;
  readonly spread: Spread;
  /** What the two sides did. */
  readonly sides: readonly string[];
  /** The machine's load average of a minute at the end: above the number of its processors somebody else was busy too. */
  readonly load: number;
}

/** What a measurement answers, before the machine's load is noted. */
export type Measured = Omit<Figure, 'load'>;

/** How often, and with what. */
export interface MeasureOptions {
  readonly rounds: number;
  /** Where processor profiles of the sides go, when they are wanted. */
  readonly profileDir: string | undefined;
}

/** A measurement, named as it is asked for with `--only`. */
export type Measure = (options: MeasureOptions) => Promise<Measured>;

/** Notes the load. */
export function figureOf(measured: Measured): Figure {
  return { ...measured, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
}

/** Says a spread in words. */
export function shown({ median, min, max }: Spread): string {
  return `${median} (${min} to ${max})`;
}

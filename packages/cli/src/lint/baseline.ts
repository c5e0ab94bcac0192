import { readFileSync } from 'node:fs';
import type { Finding } from '@stepwright/model-lint';
import { writeAtomically } from '../files/write-atomically.ts';
import { Refusal } from '../refusal.ts';

/** A finding that was there when the baseline was written. All but the fingerprint is for reading. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly elementId?: string;
  readonly message: string;
}

/** What a baseline leaves over. */
export interface BaselineMatch {
  /** Findings that are not in it. */
  readonly fresh: readonly Finding[];
  /** Entries that no finding has used. */
  readonly gone: readonly BaselineEntry[];
}

/**
 * Reads a baseline.
 *
 * @throws {Refusal} when it is not there, or is none.
 */
export function readBaseline(path: string): readonly BaselineEntry[] {
  const text = textOf(path);
  try {
    const { version, findings } = JSON.parse(text) as { version?: unknown; findings?: unknown };
    if (version === 1 && Array.isArray(findings) && findings.every(isEntry)) return findings;
  } catch (cause) {
    throw new Refusal(`The baseline ${path} is no JSON: write it again with --update-baseline.`, { cause });
  }
  throw new Refusal(`${path} is no baseline of version 1: write it again with --update-baseline.`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new Refusal(`The baseline ${path} cannot be read (${code}): write it with --update-baseline.`, { cause });
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  const { fingerprint, rule, file, message } = (value ?? {}) as Partial<BaselineEntry>;
  return [fingerprint, rule, file, message].every((part) => typeof part === 'string');
}

/** Takes the findings of a baseline out. An entry stands for one finding: a second one of the same kind is fresh. */
export function matchBaseline(findings: readonly Finding[], entries: readonly BaselineEntry[]): BaselineMatch {
  const left = Map.groupBy(entries, ({ fingerprint }) => fingerprint);
  const fresh = findings.filter((finding) => !mayBeInBaseline(finding) || !left.get(finding.fingerprint)?.pop());
  return { fresh, gone: [...left.values()].flat() };
}

/** What the engine refuses stays refused, and a date that is over stays over: a baseline does not hide them. */
function mayBeInBaseline({ rule }: Finding): boolean {
  return !rule.startsWith('deploy/') && !rule.startsWith('suppression-') && rule !== 'rule-crashed';
}

/** Writes the findings as a baseline, beside the entries that were not looked at; gives how many entries it has. */
export function writeBaseline(path: string, findings: readonly Finding[], kept: readonly BaselineEntry[]): number {
  const entries = [...kept, ...findings.filter(mayBeInBaseline).map(toEntry)].sort(compareEntries);
  writeAtomically(path, `${JSON.stringify({ version: 1, findings: entries }, null, 2)}\n`);
  return entries.length;
}

function toEntry({ fingerprint, rule, file, elementId, message }: Finding): BaselineEntry {
  return { fingerprint, rule, file, ...(elementId === undefined ? {} : { elementId }), message };
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  const keys = [a, b].map(({ file, rule, fingerprint }) => [file, rule, fingerprint].join('\n'));
  const [first = '', second = ''] = keys;
  return first < second ? -1 : first > second ? 1 : 0;
}

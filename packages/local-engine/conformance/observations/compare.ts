import type { Observation } from './observation.ts';

/** One place where an engine was not as recorded. */
export interface Difference {
  /** Number and title of the step: `3 complete a`. */
  readonly step: string;
  /** Where in the observation: `state.jobs[0].retries`. */
  readonly path: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Finds all differences; observations are whole, not packed. */
export function compareObservations(expected: readonly Observation[], got: readonly Observation[]): Difference[] {
  const count = Math.max(expected.length, got.length);
  return Array.from({ length: count }, (_, index) => {
    const [wanted, found] = [expected[index], got[index]];
    const step = `${index} ${wanted?.step ?? found?.step}`;
    return differences('', wanted, found).map((difference) => ({ step, ...difference }));
  }).flat();
}

/** Differences as text for people: the case, then step, path, expected and got. Later steps are left out after `most`. */
export function describeDifferences(caseId: string, found: readonly Difference[], most: number = 12): string {
  const lines = found
    .slice(0, most)
    .flatMap(({ step, path, expected, got }) => [
      `  step ${step}: ${path}`,
      `    expected ${textOf(expected)}`,
      `    got      ${textOf(got)}`,
    ]);
  const rest = found.length > most ? [`  and ${found.length - most} more`] : [];
  return [`Case ${caseId} is not as recorded in ${found.length} places:`, ...lines, ...rest].join('\n');
}

type Place = Omit<Difference, 'step'>;

function differences(path: string, expected: unknown, got: unknown): Place[] {
  if (JSON.stringify(expected) === JSON.stringify(got)) return [];
  if (Array.isArray(expected) && Array.isArray(got)) return inLists(path, expected, got);
  if (isRecord(expected) && isRecord(got)) return inRecords(path, expected, got);
  return [{ path, expected, got }];
}

function inRecords(path: string, expected: Record<string, unknown>, got: Record<string, unknown>): Place[] {
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
  return keys.flatMap((key) => differences(path === '' ? key : `${path}.${key}`, expected[key], got[key]));
}

/** Lists of equal length are compared item by item, others by what is missing and what is too much. */
function inLists(path: string, expected: readonly unknown[], got: readonly unknown[]): Place[] {
  const sameItems = !expected.every((item) => typeof item === 'string');
  if (expected.length === got.length && sameItems) {
    return expected.flatMap((item, index) => differences(`${path}[${index}]`, item, got[index]));
  }
  const missing = without(expected, got).map((item) => ({ path: `${path}[]`, expected: item, got: undefined }));
  const extra = without(got, expected).map((item) => ({ path: `${path}[]`, expected: undefined, got: item }));
  return missing.length + extra.length === 0 ? [{ path: `${path} (order)`, expected, got }] : [...missing, ...extra];
}

function without(items: readonly unknown[], others: readonly unknown[]): unknown[] {
  const texts = others.map((other) => JSON.stringify(other));
  return items.filter((item) => {
    const at = texts.indexOf(JSON.stringify(item));
    if (at >= 0) texts.splice(at, 1);
    return at < 0;
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** The instant at which every case begins. */
export const CASE_BEGIN = '2030-01-01T00:00:00.000Z';

const BEGIN_MS = Date.parse(CASE_BEGIN);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}/g;
const JAVA_CLASS = /\borg\.(?:camunda|operaton)(?:\.[a-z]\w*)*\.([A-Z]\w*)/g;
/** How Java writes its objects down; to the end of the text. */
const JAVA_DUMP = /\[DmnEvaluated\w+\{.*/s;

/** Whole seconds from the begin of the case to an instant of the REST API; undefined for none. */
export function secondsOf(instant: string | null | undefined): number | undefined {
  if (instant === null || instant === undefined) return undefined;
  return Math.floor((Date.parse(instant) - BEGIN_MS) / 1000);
}

/** Replaces what differs from run to run: ids by `<id>`, instants by `T+seconds`, packages of Java classes by nothing. */
export function normaliseText(text: string): string {
  return text
    .replace(UUID, '<id>')
    .replace(INSTANT, (instant) => `T+${secondsOf(instant)}`)
    .replace(JAVA_CLASS, '$1')
    .replace(JAVA_DUMP, '<java>');
}

export interface NormaliseOptions {
  /** Keeps nulls and links. */
  readonly whole?: boolean;
  /** Keeps the order of lists. */
  readonly ordered?: boolean;
}

/** Normalises JSON deeply; host names go, keys are sorted and lists too, unless their order counts. */
export function normalise(value: unknown, options: NormaliseOptions = {}): unknown {
  if (typeof value === 'string') return normaliseText(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => normalise(item, options));
    return options.ordered ? items : sortedByText(items);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, item]) => key !== 'links' && (options.whole || (item !== null && item !== undefined)))
    .map(([key, item]) => [normaliseText(key), key === 'hostname' ? '<host>' : normalise(item, options)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compareTexts(a, b)));
}

/** Sorts values by their JSON. */
export function sortedByText<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, text: JSON.stringify(value) ?? '' }))
    .sort((a, b) => compareTexts(a.text, b.text))
    .map(({ value }) => value);
}

/** Compares by code unit, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

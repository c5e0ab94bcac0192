import { CalendarError, invalid } from './calendar-error.ts';

/** What a field of a cron expression may hold. */
export interface CronField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names of the values, the first for the value 1. */
  readonly names?: readonly string[];
}

/**
 * Reads a field: `*`, `5`, `1-5`, `1-5/2`, a start and a step, lists of these.
 * @returns the values in their order
 * @throws CalendarError
 */
export function parseCronValues(text: string, field: CronField): number[] {
  if (text === '*') return range(field.from, field.to, 1);
  if (text.endsWith(',')) throw invalid(`Invalid field value! Trailing commas not permitted! '${text}'`);
  const values = new Set(text.split(',').flatMap((part) => partValues(part, field)));
  return [...values].sort((a, b) => a - b);
}

/** One part of a list. */
function partValues(text: string, field: CronField): number[] {
  const [values = '', step, ...more] = text.split('/');
  if (more.length > 0 || step === '') throw invalid(`Failed to parse cron expression. Invalid expression: ${text}`);
  const [from, to, ...rest] = values.split('-');
  if (rest.length > 0) throw invalid(`Failed to parse cron expression. Missing values for range: ${text}`);
  if (to !== undefined) return range(cronValue(from, field), cronEnd(from, to, field), stepOf(step, field));
  if (step === undefined) return [cronValue(values, field)];
  const start = values === '*' || values === '' ? field.from : cronValue(values, field);
  return range(start, field.to, stepOf(step, field));
}

function cronEnd(from: string | undefined, to: string, field: CronField): number {
  const end = cronValue(to, field);
  if (end >= cronValue(from, field)) return end;
  // The engine refuses it for the time of day and takes it for days and months, where it then names only the first one.
  if (field.from === 1 || field.to === 7) throw meaningless(`${from}-${to}`, field.name);
  throw invalid(`Failed to parse cron expression. Invalid range! [${from},${to}]`);
}

/**
 * @internal One value, as a number or a name.
 * @throws CalendarError when it is neither, or out of the field's range
 */
export function cronValue(text: string | undefined, field: CronField): number {
  const named = field.names?.indexOf(text ?? '') ?? -1;
  const value = named >= 0 ? named + 1 : /^\d{1,9}$/.test(text ?? '') ? Number(text) : undefined;
  if (value === undefined) {
    throw invalid(`Failed to parse cron expression. The ${field.name} '${text}' is not a value, a range or a step.`);
  }
  if (value >= field.from && value <= field.to) return value;
  throw invalid(`Failed to parse cron expression. Value ${value} not in range [${field.from}, ${field.to}]`);
}

/** Every how many values; 1 when there is no step. */
function stepOf(text: string | undefined, field: CronField): number {
  if (text === undefined) return 1;
  const step = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (step > 0 && step <= field.to - field.from + 1 && step <= field.to) return step;
  throw invalid(`Failed to parse cron expression. Period ${text} not in range [${field.from}, ${field.to}]`);
}

function range(from: number, to: number, step: number): number[] {
  const values: number[] = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return values;
}

/** @internal For what the engine's parser takes without a sensible meaning. */
export function meaningless(text: string, name: string): CalendarError {
  return new CalendarError(
    'UNSUPPORTED',
    `Failed to parse cron expression. The ${name} '${text}' is not supported by this engine.`,
  );
}

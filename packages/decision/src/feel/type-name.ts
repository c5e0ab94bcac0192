import type { FeelValue } from './feel-value.ts';

const names: Readonly<Record<FeelValue['kind'], string>> = {
  null: 'null',
  boolean: 'boolean',
  number: 'number',
  string: 'string',
  date: 'date',
  'local-time': 'time',
  time: 'time',
  'local-date-time': 'date and time',
  'date-time': 'date and time',
  months: 'years and months duration',
  duration: 'days and time duration',
  list: 'list',
  context: 'context',
  range: 'range',
  function: 'function',
  error: 'error',
  fatal: 'fatal error',
};

/** The name of a value's FEEL type, as `instance of` takes it. */
export function typeName(value: FeelValue): string {
  return names[value.kind];
}

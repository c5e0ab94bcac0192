import type { FieldError } from '@stepwright/service-kit';
import type { Characteristic } from './catalog.ts';

/** What a characteristic can be set to. */
export type ConfigurationValue = string | number | boolean;

/** Checks what a line is configured with against what its offering allows. Names every field that is wrong. */
export function configurationIssues(
  path: string,
  configuration: Readonly<Record<string, ConfigurationValue>>,
  characteristics: readonly Characteristic[],
): FieldError[] {
  const names = new Set(characteristics.map(({ name }) => name));
  const unknown = Object.keys(configuration)
    .filter((name) => !names.has(name))
    .map((name) => ({ path: `${path}.${name}`, message: 'is no characteristic of the offering' }));
  const wrong = characteristics.flatMap((characteristic) => {
    const { name, required } = characteristic;
    const value = Object.hasOwn(configuration, name) ? configuration[name] : undefined;
    const message = value === undefined ? (required ? 'is required' : undefined) : valueIssue(characteristic, value);
    return message === undefined ? [] : [{ path: `${path}.${name}`, message }];
  });
  return [...unknown, ...wrong];
}

function valueIssue({ type, values = [], min, max }: Characteristic, value: ConfigurationValue): string | undefined {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'enum':
      return typeof value === 'string' && values.includes(value) ? undefined : `must be one of ${values.join(', ')}`;
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'must be a whole number';
      return rangeIssue(value, min, max, '');
    case 'text':
      if (typeof value !== 'string') return 'must be text';
      return rangeIssue(value.length, min, max, ' characters');
  }
}

function rangeIssue(value: number, min: number | undefined, max: number | undefined, unit: string): string | undefined {
  if (min !== undefined && value < min) return `must be at least ${min}${unit}`;
  if (max !== undefined && value > max) return `must be at most ${max}${unit}`;
  return undefined;
}

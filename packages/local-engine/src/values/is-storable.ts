import type { TypedValue } from './typed-value.ts';

const STRING_LENGTH_MAX = 4_000;

/** Whether the engine's tables hold this value: a String of at most 4,000 UTF-16 units, anything else. Transient values need not be. */
export function isStorable(value: TypedValue): boolean {
  return value.type !== 'String' || value.value.length <= STRING_LENGTH_MAX;
}

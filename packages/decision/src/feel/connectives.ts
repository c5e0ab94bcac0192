import { booleanValue, type FeelValue, isFailure, nullValue } from './feel-value.ts';

/** Goes on with a value that is no failure. */
export function onValue(value: FeelValue, go: (value: FeelValue) => FeelValue): FeelValue {
  return isFailure(value) ? value : go(value);
}

/** Anything but a boolean is null. */
export function onBoolean(value: FeelValue, go: (value: boolean) => FeelValue): FeelValue {
  if (value.kind === 'fatal') return value;
  return value.kind === 'boolean' ? go(value.value) : nullValue;
}

/** True when one holds, null when none holds and one is no boolean. The first one may stop early. */
export function anyOf(items: readonly (() => FeelValue)[]): FeelValue {
  return fold(items, true);
}

/** False when one does not hold, null when all others hold and one is no boolean. */
export function allOf(items: readonly (() => FeelValue)[]): FeelValue {
  return fold(items, false);
}

function fold(items: readonly (() => FeelValue)[], decisive: boolean): FeelValue {
  let unknown = false;
  for (const item of items) {
    const value = item();
    if (value.kind === 'fatal') return value;
    if (value.kind !== 'boolean') unknown = true;
    else if (value.value === decisive) return booleanValue(decisive);
  }
  return unknown ? nullValue : booleanValue(!decisive);
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EngineError, persistenceFailure } from '../state/engine-error.ts';
import { isStorable } from './is-storable.ts';
import type { TypedValue } from './typed-value.ts';
import { isTransientWire, typedValueFromWire } from './typed-value-from-wire.ts';
import { typedValueToWire, type WireOptions } from './typed-value-to-wire.ts';
import { ValueError } from './value-error.ts';
import { parseWireJson, stringifyWireJson } from './wire-json.ts';
import type { WireValue } from './wire-value.ts';

/** What Camunda 7.24 answered when a variable `v` of an instance was started with the text `wire`. */
interface Recorded {
  wire: string;
  status?: number;
  type?: string;
  message?: string;
  code?: number | null;
  /** The JSON of the variable; null when it was transient. */
  shown?: string | null;
  /** The JSON with `deserializeValues=false`, where it differs. */
  serialized?: string;
  /** What reading it with `deserializeValues=true` ended in. */
  failure?: { type: string; message: string; code: number | null };
  /** Camunda takes it, this engine does not. */
  refused?: true;
}
const recorded = JSON.parse(
  readFileSync(new URL('./recorded-wire-values.json', import.meta.url), 'utf8'),
) as Recorded[];

function read(text: string): TypedValue {
  const value = typedValueFromWire(parseWireJson(text) as WireValue);
  if (!isStorable(value)) throw persistenceFailure(10_002);
  return value;
}

/** Parsed again, because the engine writes numbers like 1.0E21. */
function shown(value: TypedValue, options: WireOptions): unknown {
  return parseWireJson(stringifyWireJson(typedValueToWire(value, { ...options, name: 'v' })));
}

function errorOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ValueError || error instanceof EngineError)) throw error;
    return { status: error.status, message: error.message, code: error.code };
  }
}

const taken = recorded.filter(({ status }) => status === 200);
test.each(taken)('$wire is shown as Camunda 7.24 shows it', ({ wire, shown: expected, serialized, failure }) => {
  const value = read(wire);
  expect(isTransientWire(parseWireJson(wire) as WireValue)).toBe(expected === null);
  if (expected === null) return;
  const deserialized = errorOf(() => shown(value, {}));
  if (expected !== undefined) expect(deserialized).toEqual(parseWireJson(expected));
  if (failure) expect(deserialized).toEqual({ status: 500, message: failure.message, code: failure.code });
  const text = serialized ?? expected;
  if (text !== undefined) expect(shown(value, { deserializeValues: false })).toEqual(parseWireJson(text));
});

// The engine's JSON library has texts of its own for a wrong shape; they are recorded as an empty message.
const failed = recorded.filter(({ status, message }) => status !== undefined && status !== 200 && message !== '');
test.each(failed)('$wire is refused as Camunda 7.24 refuses it', ({ wire, status, message = '', code }) => {
  const error = errorOf(() => read(wire)) as { message: string };
  expect(error).toMatchObject({ status, code });
  // Its messages name the variable, or a Java expression.
  if (!/variable|because the return value/.test(message)) expect(error.message).toBe(message);
});

const refused = recorded.filter((entry) => entry.refused || entry.message === '');
test.each(refused)('$wire is not supported', ({ wire }) => {
  expect(errorOf(() => read(wire))).toMatchObject({ status: 400 });
});

import * as z from 'zod';
import { UnsealedValue } from './unsealed-value.ts';
import type { EngineVariable } from './variable.ts';
import type { VariableMap } from './variables.ts';

/** Says whether an allowlist has a sealed variable, so that its values need `sealVariables` and `openVariables`. */
export function hasSealedVariables(map: VariableMap): boolean {
  return Object.values(map).some((variable) => variable.isSealed);
}

/**
 * Makes the sealed form of a variable: its values stay within an {@link UnsealedValue} until they are sealed, and are read out of nothing else.
 * What is missing is the engine's Null and is not sealed.
 */
export function sealedVariable<T>(inner: EngineVariable<T>): EngineVariable<T> {
  const self: EngineVariable<T> = {
    type: 'String',
    schema: inner.schema,
    isOptional: inner.isOptional,
    isSealed: true,
    encode(value, name) {
      const wire = withoutContent(() => inner.encode(value));
      return wire.type === 'Null' ? wire : { type: 'String', value: new UnsealedValue(wire, name) };
    },
    decode(wire) {
      const { value } = wire;
      if (value === null || value === undefined) {
        if (inner.isOptional) return inner.decode(wire);
        throw refusal('is null and must have a value');
      }
      if (!(value instanceof UnsealedValue)) throw refusal('is sealed and was not opened: call openVariables first');
      return withoutContent(() => inner.decode(value.reveal()));
    },
    optional: () => sealedVariable(inner.optional()),
    sealed: () => self,
  };
  return self;
}

/** A schema's own words may quote the value, and so may the names in its path: of a sealed variable only the kinds of its issues are told. */
function withoutContent<R>(action: () => R): R {
  try {
    return action();
  } catch (cause) {
    const kinds =
      cause instanceof z.ZodError ? [...new Set(cause.issues.map(({ code }) => code))] : ['its schema threw'];
    throw refusal(`breaks its schema (${kinds.join(', ')}); it is sealed, so its content is not told`);
  }
}

function refusal(message: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path: [], message, input: undefined }]);
}

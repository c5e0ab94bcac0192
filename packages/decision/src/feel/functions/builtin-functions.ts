import { FeelUnsupported } from '../feel-error.ts';
import type { FeelFunction } from '../feel-value.ts';
import type { Environment } from '../scope.ts';
import { booleanFunctions } from './boolean-functions.ts';
import { type Builtin, toFunction } from './builtin.ts';
import { contextFunctions } from './context-functions.ts';
import { conversionFunctions } from './conversion-functions.ts';
import { listFunctions } from './list-functions.ts';
import { numericFunctions } from './numeric-functions.ts';
import { rangeFunctions } from './range-functions.ts';
import { sequenceFunctions } from './sequence-functions.ts';
import { stringFunctions } from './string-functions.ts';
import { temporalFunctions } from './temporal-functions.ts';

const all: ReadonlyMap<string, readonly Builtin[]> = new Map(
  [
    booleanFunctions,
    contextFunctions,
    conversionFunctions,
    listFunctions,
    numericFunctions,
    rangeFunctions,
    sequenceFunctions,
    stringFunctions,
    temporalFunctions,
  ].flatMap((group) => Object.entries(group)),
);

/** The engine has them; a decision that uses them cannot be evaluated again with the same result. */
const unrepeatable: ReadonlySet<string> = new Set(['random number', 'uuid']);

/** The built-in functions of a name, none when there are none. */
export function builtinFunctions(name: string, env: Environment): readonly FeelFunction[] {
  if (unrepeatable.has(name))
    throw new FeelUnsupported(`the function '${name}' gives another value every time, so it cannot be explained`);
  return (all.get(name) ?? []).map((builtin) => toFunction(builtin, env));
}

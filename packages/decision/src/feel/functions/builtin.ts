import type { FeelFunction, FeelValue } from '../feel-value.ts';
import type { Environment } from '../scope.ts';

/** A built-in function: it gives undefined for arguments that it does not take, which becomes an error. */
export interface Builtin {
  readonly params: readonly string[];
  readonly varArgs?: boolean;
  readonly invoke: (args: readonly FeelValue[], env: Environment) => FeelValue | undefined;
}

/** The functions of a group by name; those of one name differ in their parameters and are tried in order. */
export type Builtins = Readonly<Record<string, readonly Builtin[]>>;

export function builtin(params: readonly string[], invoke: Builtin['invoke'], varArgs = false): Builtin {
  return { params, varArgs, invoke };
}

export function toFunction({ params, varArgs = false, invoke }: Builtin, env: Environment): FeelFunction {
  return {
    kind: 'function',
    params,
    varArgs,
    invoke: (args) => invoke(args, env) ?? { kind: 'error', message: 'the arguments do not fit' },
  };
}

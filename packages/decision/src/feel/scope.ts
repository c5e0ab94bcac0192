import type { Budget } from './budget.ts';
import type { FeelContext, FeelFunction, FeelValue } from './feel-value.ts';
import type { Expression } from './syntax.ts';

/** What an evaluation sees besides its scope. */
export interface Environment {
  readonly budget: Budget;
  readonly now: () => Date;
  /** The zone of the engine's JVM. */
  readonly timeZone: string;
}

/** The names that an expression sees; inner ones hide outer ones. */
export interface Scope {
  variable(name: string): FeelValue | undefined;
  functions(name: string): readonly FeelFunction[];
}

/** Evaluates a part of an expression; given as an argument to what `evaluate` itself needs. */
export type Evaluate = (expression: Expression, scope: Scope, env: Environment) => FeelValue;

export const emptyScope: Scope = { variable: () => undefined, functions: () => [] };

export function rootScope(variables: ReadonlyMap<string, FeelValue>): Scope {
  return { variable: (name) => variables.get(name), functions: () => [] };
}

/** Adds one name. A function is called by it and is no variable. */
export function withName(outer: Scope, name: string, value: FeelValue): Scope {
  if (value.kind === 'function') {
    return {
      variable: (wanted) => outer.variable(wanted),
      functions: (wanted) => (wanted === name ? [...outer.functions(wanted), value] : outer.functions(wanted)),
    };
  }
  return {
    variable: (wanted) => (wanted === name ? value : outer.variable(wanted)),
    functions: (wanted) => outer.functions(wanted),
  };
}

/** Adds names that are all variables, functions among them too. */
export function withVariables(outer: Scope, variables: ReadonlyMap<string, FeelValue>): Scope {
  return {
    variable: (name) => variables.get(name) ?? outer.variable(name),
    functions: (name) => outer.functions(name),
  };
}

/** Adds the entries and functions of a context. */
export function withContext(outer: Scope, context: FeelContext): Scope {
  return {
    variable: (name) => context.entries.get(name) ?? outer.variable(name),
    functions: (name) => {
      const own = context.functions.get(name);
      return own ? [...outer.functions(name), own] : outer.functions(name);
    },
  };
}

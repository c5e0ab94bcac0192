import { FeelUnsupported } from './feel-error.ts';
import { type FeelFunction, type FeelValue, isFailure, listValue, nullValue, orNull } from './feel-value.ts';
import { builtinFunctions } from './functions/builtin-functions.ts';
import type { Environment, Evaluate, Scope } from './scope.ts';
import type { Arguments, Expression } from './syntax.ts';

type Call = Extract<Expression, { kind: 'call' }>;
type Method = Extract<Expression, { kind: 'method' }>;
/** Evaluates an argument where the call stands. */
type Inner = (argument: Expression) => FeelValue;

/** Calls a built-in function or one that a context defines; arguments that do not fit give null. */
export function evaluateCall({ name, args }: Call, scope: Scope, env: Environment, evaluate: Evaluate): FeelValue {
  const builtins = builtinFunctions(name, env);
  const own = scope.functions(name);
  const found = find([...builtins, ...own], args);
  if (!found) {
    if (builtins.length === 0 && own.length === 0) throw unknownFunction(name);
    return nullValue;
  }
  return orNull(invoke(found, args, (part) => evaluate(part, scope, env), env));
}

/** Calls a function of a context; other than a direct call it does not turn failures into null. */
export function evaluateMethod(
  { base, name, args }: Method,
  scope: Scope,
  env: Environment,
  evaluate: Evaluate,
): FeelValue {
  const context = evaluate(base, scope, env);
  if (isFailure(context)) return context;
  if (context.kind !== 'context') return { kind: 'error', message: `'${name}' is called on a ${context.kind}` };
  const own = context.functions.get(name);
  const found = own && find([own], args);
  if (!found) return { kind: 'error', message: `the context has no function '${name}' with these parameters` };
  return invoke(found, args, (part) => evaluate(part, scope, env), env);
}

function unknownFunction(name: string): FeelUnsupported {
  return new FeelUnsupported(`the function '${name}' is not known; the engine would give null`);
}

function find(functions: readonly FeelFunction[], args: Arguments): FeelFunction | undefined {
  if (args.kind === 'named') {
    return functions.find(({ params }) => [...args.values.keys()].every((name) => params.includes(name)));
  }
  const count = args.values.length;
  return functions.find(({ params, varArgs }) => params.length === count || (varArgs && params.length < count));
}

function invoke(called: FeelFunction, args: Arguments, inner: Inner, env: Environment): FeelValue {
  const values = args.kind === 'named' ? named(called, args, inner) : positional(called, args, inner);
  const failure = values.find(({ kind }) => kind === 'fatal') ?? values.find(({ kind }) => kind === 'error');
  if (failure) return failure;
  env.budget.spend(values.reduce((sum, value) => sum + (value.kind === 'list' ? value.items.length : 1), 1));
  return called.invoke(values);
}

function named(called: FeelFunction, args: Extract<Arguments, { kind: 'named' }>, inner: Inner): readonly FeelValue[] {
  return called.params.map((name) => {
    const value = args.values.get(name);
    return value === undefined ? nullValue : inner(value);
  });
}

/** With a variable number of arguments the last parameter is a list; a single list stands for its items. */
function positional(
  called: FeelFunction,
  args: Extract<Arguments, { kind: 'positional' }>,
  inner: Inner,
): readonly FeelValue[] {
  const values = args.values.map((value) => inner(value));
  if (!called.varArgs) return values;
  const fixed = called.params.length - 1;
  const rest = values.slice(fixed);
  const [only] = rest;
  if (fixed === 0 && rest.length === 1 && only?.kind === 'list') return [only];
  return [...values.slice(0, fixed), listValue(rest)];
}

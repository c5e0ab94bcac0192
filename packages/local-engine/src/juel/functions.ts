import type { TypedValue } from '../values/typed-value.ts';
import { dateTimeNow } from './date-time.ts';
import type { Operand } from './operand.ts';

const FUNCTIONS: Readonly<Record<string, Operand>> = {
  now: { kind: 'value', evaluate: (scope) => ({ type: 'Date', value: scope.now }) },
  dateTime: dateTimeNow,
  currentUser: { kind: 'value', evaluate: (scope) => textOrNull(scope.userId) },
  currentUserGroups: { kind: 'value', evaluate: (scope) => listOrNull(scope.groupIds) },
};
/** Of the engine's Spin plug-in. */
const UNSUPPORTED_FUNCTIONS = ['S', 'XML', 'JSON'];

/** Calls one of the engine's own functions; answers why it cannot be called otherwise. */
export function callFunction(name: string, parameterCount: number): Operand | string {
  if (UNSUPPORTED_FUNCTIONS.includes(name)) {
    if (parameterCount !== 1) return `Parameters for function '${name}' do not match`;
    return `The function '${name}' is not supported by this engine`;
  }
  const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!called) return `Could not resolve function '${name}'`;
  return parameterCount === 0 ? called : `Parameters for function '${name}' do not match`;
}

function textOrNull(text: string | null | undefined): TypedValue {
  return text === null || text === undefined ? { type: 'Null', value: null } : { type: 'String', value: text };
}

function listOrNull(texts: readonly string[] | null | undefined): TypedValue {
  if (texts === null || texts === undefined) return { type: 'Null', value: null };
  return { type: 'Object', value: { kind: 'list', items: texts.map(textOrNull) } };
}

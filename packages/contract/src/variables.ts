import * as z from 'zod';
import type { ContractIssue } from './contract-error.ts';
import type { EngineVariable, WireValue } from './variable.ts';

/** An allowlist: the only variables that may cross between a process and a worker, by name. */
// biome-ignore lint/suspicious/noExplicitAny: the map is heterogeneous; each value keeps its own type through inference.
export type VariableMap = Readonly<Record<string, EngineVariable<any>>>;

type OptionalNames<M extends VariableMap> = {
  [K in keyof M]: undefined extends ValueOf<M[K]> ? K : never;
}[keyof M];
type ValueOf<V> = V extends EngineVariable<infer T> ? T : never;

/** The TypeScript values of an allowlist. */
export type Values<M extends VariableMap> = {
  readonly [K in Exclude<keyof M, OptionalNames<M>>]: ValueOf<M[K]>;
} & { readonly [K in OptionalNames<M>]?: ValueOf<M[K]> };

/** Variables broke their contract. `direction` says who has to mend it: `input` the model or the starter, `output` the worker. */
export class VariablesError extends Error {
  override readonly name = 'VariablesError';
  readonly code: 'CONTRACT_INPUT' | 'CONTRACT_OUTPUT';
  readonly issues: readonly ContractIssue[];

  constructor(direction: 'input' | 'output', subject: string, issues: readonly ContractIssue[]) {
    const list = issues.map((issue) => `${issue.path} ${issue.message}`).join('; ');
    super(`${subject}: ${direction} variables break the contract: ${list}`);
    this.code = direction === 'input' ? 'CONTRACT_INPUT' : 'CONTRACT_OUTPUT';
    this.issues = issues;
  }
}

/**
 * Reads the allowed variables out of what the engine sent. Variables that are not in the map are left alone. A map with sealed variables needs
 * `openVariables` first.
 *
 * @throws {VariablesError} naming every variable that is missing, has another type or breaks its schema.
 */
export function decodeVariables<M extends VariableMap>(
  subject: string,
  map: M,
  wire: Readonly<Record<string, WireValue>>,
): Values<M> {
  const values: Record<string, unknown> = {};
  const issues: ContractIssue[] = [];
  // What came over the wire may have any shape, whatever its type says.
  const given: Readonly<Record<string, unknown>> = isRecord(wire) ? wire : {};
  for (const [name, variable] of Object.entries(map)) {
    const received = Object.hasOwn(given, name) ? given[name] : undefined;
    if (received === undefined) {
      if (!variable.isOptional) issues.push({ path: name, message: 'is missing' });
    } else if (!isRecord(received)) {
      issues.push({ path: name, message: 'is no variable of an engine: an object with type and value' });
    } else {
      attempt(name, issues, () => {
        values[name] = variable.decode(received as unknown as WireValue);
      });
    }
  }
  if (issues.length > 0) throw new VariablesError('input', subject, issues);
  return values as Values<M>;
}

/**
 * Writes values as wire variables, and only those that the map allows. A map with sealed variables needs `sealVariables` next: until then their
 * values throw when they are written as JSON.
 *
 * @throws {VariablesError} for a value that is not in the map, is missing or breaks its schema: it blocks, it does not warn.
 */
export function encodeVariables<M extends VariableMap>(
  subject: string,
  map: M,
  values: Values<M>,
): Record<string, WireValue> {
  const given = values as Record<string, unknown>;
  const wire: Record<string, WireValue> = {};
  const issues: ContractIssue[] = [];
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(map, name)) issues.push({ path: name, message: 'is not in the allowlist' });
  }
  for (const [name, variable] of Object.entries(map)) {
    if (given[name] === undefined && !variable.isOptional) issues.push({ path: name, message: 'is missing' });
    else if (given[name] !== undefined) {
      attempt(name, issues, () => {
        wire[name] = variable.encode(given[name], name);
      });
    }
  }
  if (issues.length > 0) throw new VariablesError('output', subject, issues);
  return wire;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function attempt(path: string, issues: ContractIssue[], action: () => void): void {
  try {
    action();
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    for (const issue of cause.issues) {
      issues.push({ path: [path, ...issue.path].join('.'), message: issue.message });
    }
  }
}

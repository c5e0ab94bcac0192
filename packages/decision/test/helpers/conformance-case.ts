import { readFileSync } from 'node:fs';
import { type Evaluation, type ResultValue, readDecisions, type TypedValue, toTypedValue } from '@stepwright/decision';
import { buildDmn, type ShortDecision } from './build-dmn.ts';

/** A variable as REST takes it. Without a type the engine chooses it. */
export interface RestVariable {
  readonly type?: string;
  readonly value: unknown;
}

/** A value as the engine gave it: numbers are their text, lists and maps have such values inside. */
export interface ExpectedValue {
  readonly type: string;
  readonly value: unknown;
}

/** The rows of a result, or the type of the engine's error. */
export type Expected = readonly Readonly<Record<string, ExpectedValue>>[] | { readonly error: string };

/** The engine's REST API has no answer for a row with an output that has no name. */
export const namelessOutput = { error: 'an output has no name' } as const;

/** One line of a conformance file. */
export interface ConformanceCase {
  readonly name?: string;
  /** The last one is evaluated. */
  readonly decisions: readonly ShortDecision[];
  readonly variables: Readonly<Record<string, RestVariable>>;
  readonly expected: Expected | undefined;
  /** What Operaton gives instead. */
  readonly operaton: Expected | undefined;
  /** The code of the error with which it is refused here although the engine has a result. */
  readonly refused: string | undefined;
}

interface Line {
  readonly name?: string;
  readonly feel?: string;
  readonly test?: string;
  readonly input?: RestVariable;
  readonly decisions?: readonly ShortDecision[];
  readonly variables?: Readonly<Record<string, RestVariable>>;
  readonly expected?: Expected;
  readonly operaton?: Expected;
  readonly refused?: string;
  /** A whole file. */
  readonly xml?: string;
  /** How many decisions the engine makes of it. */
  readonly deployed?: number | 'refused';
  /** The engine refuses it for a rule of deployments, which is not that of a reader. */
  readonly byDeployment?: boolean;
}

export const conformanceFiles = ['feel', 'unary-tests', 'tables'] as const;
export type ConformanceFile = (typeof conformanceFiles)[number];

export function conformanceUrl(file: string): URL {
  return new URL(`../../conformance/${file}.jsonl`, import.meta.url);
}

/** Reads the cases of a file: an expression becomes a literal expression, a test a table with one rule. */
export function readCases(file: ConformanceFile): readonly ConformanceCase[] {
  return readLines(file).map(toCase);
}

export function readLines(file: string): readonly Line[] {
  const lines = readFileSync(conformanceUrl(file), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Line);
}

function toCase(line: Line): ConformanceCase {
  const { variables = {}, expected, operaton, refused } = line;
  if (line.feel !== undefined) {
    return { name: line.feel, decisions: [{ id: 'd', literal: line.feel }], variables, expected, operaton, refused };
  }
  if (line.test === undefined)
    return { name: line.name, decisions: line.decisions ?? [], variables, expected, operaton, refused };
  const table: ShortDecision = { id: 'd', inputs: [{ expression: 'x' }], rules: [[[line.test], ['true']]] };
  const input = line.input ?? { value: null };
  const name = `${JSON.stringify(input.value)} is ${line.test}`;
  return { name, decisions: [table], variables: { ...variables, x: input }, expected, operaton, refused };
}

/** Evaluates a case with this package. @throws DecisionError */
export async function evaluateHere({ decisions, variables }: ConformanceCase): Promise<Expected> {
  const model = await readDecisions(buildDmn(decisions));
  const typed = Object.entries(variables).map(([name, variable]) => [name, toTyped(variable)] as const);
  const evaluation = model.evaluate(decisions.at(-1)?.id ?? '', Object.fromEntries(typed));
  return toExpected(evaluation);
}

export function toExpected({ result }: Evaluation): Expected {
  if (result.some((row) => row.has(''))) return namelessOutput;
  return result.map((row) => Object.fromEntries([...row].map(([name, value]) => [name, toExpectedValue(value)])));
}

function toTyped({ type, value }: RestVariable): TypedValue {
  if (type === undefined || value === null) return toTypedValue(value);
  if (type === 'Long') return { type, value: BigInt(value as number | string) };
  if (type === 'Date') return { type, value: new Date((value as string).replace(/\+0000$/, 'Z')).getTime() };
  return { type, value } as TypedValue;
}

/** REST writes a temporal value as text, so it looks like a string there. */
function toExpectedValue(value: ResultValue): ExpectedValue {
  switch (value.type) {
    case 'Null':
      return { type: 'Null', value: null };
    case 'Long':
    case 'Integer':
    case 'Short':
    case 'Double':
      return { type: value.type, value: String(value.value) };
    case 'Date':
      return { type: 'Date', value: new Date(value.value).toISOString().replace('Z', '+0000') };
    case 'Temporal':
      return { type: 'String', value: value.value };
    case 'Object': {
      const { value: content } = value;
      if (content.kind === 'list') return { type: 'Object', value: content.items.map(toExpectedValue) };
      return {
        type: 'Object',
        value: Object.fromEntries(content.entries.map(([key, entry]) => [key, toExpectedValue(entry)])),
      };
    }
    default:
      return { type: value.type, value: value.value };
  }
}

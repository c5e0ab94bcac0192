import { isDeepStrictEqual } from 'node:util';
import type { ShortDecision } from './build-dmn.ts';
import type { ConformanceCase, Expected, RestVariable } from './conformance-case.ts';

const casesPerRequest = 60;

/** Several cases that the engine answers in one request. */
export interface PackedCases {
  readonly request: ConformanceCase;
  /** Which cases these are. */
  readonly indexes: readonly number[];
  /** What the answer says about each one of them. */
  unpack(answer: Expected): readonly Expected[];
}

/**
 * Packs cases, as a request takes the engine longer than an expression: expressions become the outputs of one rule, tests the rules of one
 * table. Cases that are expected to fail stay alone, because one failure is the failure of a whole table.
 */
export function packCases(cases: readonly ConformanceCase[]): readonly PackedCases[] {
  const packs: PackedCases[] = [];
  const groups = new Map<
    string,
    { readonly kind: 'outputs' | 'rules'; readonly members: number[]; variables: Record<string, RestVariable> }
  >();
  for (const [index, each] of cases.entries()) {
    const kind = kindOf(each);
    if (!kind) {
      packs.push({ request: each, indexes: [index], unpack: (answer) => [answer] });
      continue;
    }
    let number = 0;
    let group = groups.get(groupKey(each, kind, number));
    while (group && (group.members.length >= casesPerRequest || !agree(group.variables, each.variables))) {
      number += 1;
      group = groups.get(groupKey(each, kind, number));
    }
    if (!group) {
      group = { kind, members: [], variables: {} };
      groups.set(groupKey(each, kind, number), group);
    }
    group.members.push(index);
    group.variables = { ...group.variables, ...each.variables };
  }
  for (const { kind, members, variables } of groups.values()) {
    const packed = members.map((index) => cases[index] as ConformanceCase);
    packs.push(kind === 'outputs' ? packOutputs(packed, members, variables) : packRules(packed, members, variables));
  }
  return packs;
}

function kindOf({ decisions, expected, operaton }: ConformanceCase): 'outputs' | 'rules' | undefined {
  const [decision, second] = decisions;
  if (!decision || second || expected === undefined || 'error' in expected || operaton) return undefined;
  if (outputOf(decision)) return 'outputs';
  const { inputs, rules, hitPolicy, outputs } = decision;
  const isTest = inputs?.length === 1 && rules?.length === 1 && hitPolicy === undefined && outputs === undefined;
  return isTest ? 'rules' : undefined;
}

/** A test sees its input as a variable too, so only tests of one input go together. */
function groupKey({ decisions, variables }: ConformanceCase, kind: string, number: number): string {
  return kind === 'rules' ? JSON.stringify([decisions[0]?.inputs, variables.x, number]) : `outputs ${number}`;
}

function agree(a: Readonly<Record<string, RestVariable>>, b: Readonly<Record<string, RestVariable>>): boolean {
  return Object.entries(b).every(([name, value]) => a[name] === undefined || isDeepStrictEqual(a[name], value));
}

interface Output {
  readonly name: string;
  readonly typeRef?: string | undefined;
  readonly text: string;
}

/** The expression of a case that has nothing but one. */
function outputOf({ literal, variable, inputs, outputs, rules, hitPolicy }: ShortDecision): Output | undefined {
  if (literal !== undefined) {
    return literal.trim() === ''
      ? undefined
      : { name: variable?.name ?? 'result', typeRef: variable?.typeRef, text: literal };
  }
  const [rule] = rules ?? [];
  const [output] = outputs ?? [];
  const text = rule?.[1][0] ?? '';
  if (
    hitPolicy !== undefined ||
    rules?.length !== 1 ||
    outputs?.length !== 1 ||
    output?.name === undefined ||
    text.trim() === ''
  ) {
    return undefined;
  }
  if (inputs?.length !== 1 || inputs[0]?.expression !== 'x' || inputs[0].typeRef !== undefined || rule?.[0][0] !== '-')
    return undefined;
  return { name: output.name, typeRef: output.typeRef, text };
}

function packOutputs(
  cases: readonly ConformanceCase[],
  indexes: readonly number[],
  variables: ConformanceCase['variables'],
): PackedCases {
  const outputs = cases.map(({ decisions: [decision] }) => (decision && outputOf(decision)) as Output);
  const decision: ShortDecision = {
    id: 'd',
    outputs: outputs.map(({ typeRef }, at) => ({ name: `c${at}`, ...(typeRef === undefined ? {} : { typeRef }) })),
    rules: [[[], outputs.map(({ text }) => text)]],
  };
  const request = {
    name: 'packed expressions',
    decisions: [decision],
    variables,
    expected: undefined,
    operaton: undefined,
    refused: undefined,
  };
  return {
    request,
    indexes,
    unpack(answer) {
      if ('error' in answer) return cases.map(() => answer);
      const [row = {}] = answer;
      return outputs.map(({ name }, at) => [{ [name]: row[`c${at}`] ?? { type: 'missing', value: null } }]);
    },
  };
}

function packRules(
  cases: readonly ConformanceCase[],
  indexes: readonly number[],
  variables: ConformanceCase['variables'],
): PackedCases {
  const tests = cases.map(({ decisions: [decision] }) => decision?.rules?.[0]?.[0][0] ?? '');
  const decision: ShortDecision = {
    id: 'd',
    hitPolicy: 'COLLECT',
    inputs: cases[0]?.decisions[0]?.inputs ?? [],
    rules: tests.map((test, at) => [[test], [String(at)]]),
  };
  const request = {
    name: 'packed tests',
    decisions: [decision],
    variables,
    expected: undefined,
    operaton: undefined,
    refused: undefined,
  };
  return {
    request,
    indexes,
    unpack(answer) {
      if ('error' in answer) return cases.map(() => answer);
      const matched = new Set(answer.map((row) => Number(row.result?.value)));
      return cases.map(({ decisions: [own] }, at) => {
        const output = own?.rules?.[0]?.[1][0];
        return matched.has(at) ? [{ result: { type: 'Boolean', value: output === 'true' } }] : [];
      });
    },
  };
}

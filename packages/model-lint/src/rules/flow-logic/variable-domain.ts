import type { EngineVariable } from '@stepwright/contract';
import type { ProcessGraph } from '@stepwright/model/graph';
import type { JuelNode } from '@stepwright/model/juel';
import type { Project } from '../../project/project.ts';
import { nodesWithin } from './condition-node.ts';
import type { ConditionValue } from './condition-value.ts';
import { modelWritesOf } from './model-writes-of.ts';

/** The values of a variable that can make a difference in some conditions. */
export interface VariableDomain {
  readonly values: readonly DomainValue[];
  /** Where the values are from: `contract` lists all there are; `conditions` lists those that the conditions can tell apart. */
  readonly source: 'contract' | 'conditions';
}

export interface DomainValue {
  readonly value: ConditionValue;
  /** How messages call it: `"NEW"`, `true`, `3`, `more than 3`. */
  readonly label: string;
}

/**
 * The values of a variable that conditions compare with literals: of a Boolean or an enum of the contract all, of a number one of each interval
 * between the literals, of a text the literals and one other. Undefined when that cannot be told.
 */
export function variableDomain(
  project: Project,
  process: ProcessGraph,
  name: string,
  conditions: readonly JuelNode[],
): VariableDomain | undefined {
  const writes = modelWritesOf(process);
  const declared = writes.names.has(name) ? [] : declarationsOf(project, process, name);
  const isComplete = !writes.mayBeAnything || declared.every(({ type }) => type === 'Boolean');
  const literals = literalsBeside(name, conditions);
  if (declared.length === 0 || !isComplete) {
    const values = valuesByUse(name, conditions, literals);
    return values && { values, source: 'conditions' };
  }
  const lists = declared.map((variable) => declaredValues(variable, literals));
  if (lists.some((list) => list === undefined)) return undefined;
  const byLabel = new Map(lists.flatMap((list) => list ?? []).map((value) => [value.label, value]));
  return { values: [...byLabel.values()], source: 'contract' };
}

function declarationsOf(project: Project, process: ProcessGraph, name: string): readonly EngineVariable<unknown>[] {
  const contract = project.contractOf(process);
  if (!contract) return [];
  const maps = [
    contract.start,
    ...contract.tasks.map(({ output }) => output),
    ...contract.messages.map(({ variables }) => variables),
  ];
  return maps.flatMap((map) => (Object.hasOwn(map, name) ? [map[name] as EngineVariable<unknown>] : []));
}

function declaredValues(
  variable: EngineVariable<unknown>,
  literals: readonly ConditionValue[],
): readonly DomainValue[] | undefined {
  if (variable.isSealed) return undefined;
  const values = valuesOfType(variable, literals);
  return values && [...values, ...(variable.isOptional ? [exactly(null)] : [])];
}

function valuesOfType(
  { type, schema }: EngineVariable<unknown>,
  literals: readonly ConditionValue[],
): readonly DomainValue[] | undefined {
  if (type === 'Boolean') return [exactly(true), exactly(false)];
  if (type === 'Integer' || type === 'Long') return numbersAround(literals, 1);
  if (type === 'Double') return numbersAround(literals, 0);
  if (type !== 'String') return undefined;
  return optionsOf(schema)?.map(exactly) ?? textsAround(literals);
}

/** The texts of an enum; a schema that is optional is looked into. */
function optionsOf(schema: unknown): readonly string[] | undefined {
  const { options, def } = schema as { options?: unknown; def?: { type?: string; innerType?: unknown } };
  if (def?.type === 'optional') return optionsOf(def.innerType);
  const isTexts = Array.isArray(options) && options.every((option) => typeof option === 'string');
  return def?.type === 'enum' && isTexts ? (options as readonly string[]) : undefined;
}

/** Without a contract the way in which a name is used tells its type; used in two ways, nothing is known. */
function valuesByUse(
  name: string,
  conditions: readonly JuelNode[],
  literals: readonly ConditionValue[],
): readonly DomainValue[] | undefined {
  const kinds = new Set(literals.filter((literal) => literal !== null).map((literal) => typeof literal));
  if (conditions.some((condition) => isUsedAsBoolean(condition, name))) kinds.add('boolean');
  if (kinds.size !== 1) return undefined;
  if (kinds.has('boolean')) return [exactly(true), exactly(false)];
  return kinds.has('number') ? numbersAround(literals, 1) : textsAround(literals);
}

function isUsedAsBoolean(condition: JuelNode, name: string): boolean {
  const isName = (node: JuelNode): boolean => node.kind === 'identifier' && node.name === name;
  return (
    isName(condition) ||
    nodesWithin(condition).some(
      (node) =>
        (node.kind === 'unary' && node.operator === '!' && isName(node.operand)) ||
        (node.kind === 'binary' && /^(&&|\|\|)$/.test(node.operator) && (isName(node.left) || isName(node.right))),
    )
  );
}

/** The literals that the name is compared with. */
function literalsBeside(name: string, conditions: readonly JuelNode[]): readonly ConditionValue[] {
  const found = conditions.flatMap(nodesWithin).flatMap((node) => {
    if (node.kind !== 'binary') return [];
    const sides = [node.left, node.right];
    if (!sides.some((side) => side.kind === 'identifier' && side.name === name)) return [];
    return sides.flatMap(literalsOf);
  });
  return [...new Set(found)];
}

function literalsOf(node: JuelNode): readonly ConditionValue[] {
  if (node.kind === 'unary' && node.operator === '-') {
    return literalsOf(node.operand).map((literal) => (typeof literal === 'number' ? -literal : literal));
  }
  if (node.kind !== 'literal') return [];
  const { value } = node.literal;
  return [typeof value === 'bigint' ? Number(value) : value];
}

function exactly(value: ConditionValue): DomainValue {
  return { value, label: typeof value === 'string' ? `"${value}"` : value === null ? 'nothing' : String(value) };
}

function textsAround(literals: readonly ConditionValue[]): readonly DomainValue[] {
  const texts = literals.filter((literal) => typeof literal === 'string');
  const other = texts.reduce((longest, text) => `${longest}${text}`, '?');
  return [...texts.map(exactly), { value: other, label: 'any other text' }];
}

/** Each literal, and one number of each interval beside them; with `step` 1 only whole numbers, so that two neighbours have nothing between. */
function numbersAround(literals: readonly ConditionValue[], step: 0 | 1): readonly DomainValue[] {
  const numbers = literals.filter((literal) => typeof literal === 'number').sort((a, b) => a - b);
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? 0;
  const between = numbers.slice(1).flatMap((number, index) => {
    const before = numbers[index] as number;
    const middle = step === 1 ? Math.floor(before) + 1 : (before + number) / 2;
    return middle > before && middle < number ? [{ value: middle, label: `${before} to ${number}` }] : [];
  });
  return [
    { value: Math.ceil(first) - 1, label: `less than ${first}` },
    ...numbers.filter((number) => step === 0 || Number.isInteger(number)).map(exactly),
    ...between,
    { value: Math.floor(last) + 1, label: `more than ${last}` },
  ];
}

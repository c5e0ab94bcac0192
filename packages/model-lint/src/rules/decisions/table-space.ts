import { type Expression, freeNames } from '@stepwright/decision/syntax';
import { atomsOfTest } from './atoms-of-test.ts';
import { type Axis, allAtoms, createAxis } from './axis.ts';
import { boundariesOf, type CellTest, readCellTest } from './cell-test.ts';
import type { TableInput, TableLogic } from './decision-logic.ts';

/** A set of combinations of inputs: one mask of atoms for each column. */
export type Region = readonly bigint[];

/** A table as sets of combinations of its inputs. */
export interface TableSpace {
  readonly table: TableLogic;
  readonly axes: readonly Axis[];
  /** Where each rule holds; undefined when that cannot be told. */
  readonly regions: readonly (Region | undefined)[];
  /** For each column and atom, the rules that hold there, as bits. Rules that cannot be told are in none. */
  readonly rulesAt: readonly (readonly bigint[])[];
  /** Every combination with values in all inputs that the author allows. */
  readonly allowed: Region;
  /** Whether each column may have any value whatever the others have. */
  readonly hasIndependentInputs: boolean;
}

// Tables with more are not looked at: they are data, and what would be said about them nobody could read.
const inputsMax = 100;
const rulesMax = 5_000;
const cellsMax = 50_000;
/** Of all different cells together, the parts of their inputs in which they hold. Beyond lie tables of thousands of different ranges. */
const atomsMax = 4_000_000;

// Owns the sets of tables, as several rules look at the same large ones. A table never changes, and is forgotten with its project.
const known = new WeakMap<TableLogic, TableSpace | undefined>();

interface Column {
  readonly axis: Axis;
  readonly cells: readonly (bigint | undefined)[];
  readonly allowed: bigint;
}

/**
 * Reads a table as sets; undefined for one that is too large or has an input of which nothing is known.
 * @param limits what is known about the values of inputs beside `inputValues`
 */
export function readTableSpace(
  table: TableLogic,
  limits?: ((input: TableInput) => CellTest | undefined) | undefined,
): TableSpace | undefined {
  if (limits) return createSpace(table, limits);
  if (!known.has(table))
    known.set(
      table,
      createSpace(table, () => undefined),
    );
  return known.get(table);
}

function createSpace(table: TableLogic, limits: (input: TableInput) => CellTest | undefined): TableSpace | undefined {
  const { inputs, rules } = table;
  if (inputs.length === 0 || inputs.length > inputsMax || rules.length > rulesMax) return undefined;
  if (inputs.length * rules.length > cellsMax || inputs.some(({ syntax }) => syntax === undefined)) return undefined;
  const columns = inputs.map((input, at) => readColumn(table, input, at, limits(input)));
  let atomsLeft = atomsMax;
  const rulesAt: (readonly bigint[])[] = [];
  for (const column of columns) {
    const atoms = atomsOfCells(column);
    for (const one of atoms.values()) atomsLeft -= one.length;
    if (atomsLeft < 0) return undefined;
    rulesAt.push(rulesAtAtoms(column, atoms, rules.length));
  }
  return {
    table,
    axes: columns.map(({ axis }) => axis),
    regions: rules.map((_, at) => regionOf(columns, at)),
    rulesAt,
    allowed: columns.map(({ allowed }) => allowed),
    hasIndependentInputs: areIndependent(inputs),
  };
}

function readColumn(table: TableLogic, input: TableInput, at: number, limit: CellTest | undefined): Column {
  const read = new Map<Expression, CellTest | undefined>();
  const tests = table.rules.map(({ tests: cells }): CellTest | undefined => {
    const cell = cells[at];
    if (cell?.text === undefined) return { kind: 'always' };
    if (cell.syntax === undefined) return undefined;
    if (!read.has(cell.syntax)) read.set(cell.syntax, readCellTest(cell.syntax));
    return read.get(cell.syntax);
  });
  const inputValues = input.allowed && readCellTest(input.allowed);
  const limits = [inputValues, limit].filter((one) => one !== undefined);
  const boundaries = [...new Set([...tests, ...limits])].flatMap((test) => (test ? boundariesOf(test) : []));
  const axis = createAxis(input.typeRef, boundaries);
  if (!axis) return unreadable(tests);
  const masks = new Map<CellTest, bigint>();
  const maskOf = (test: CellTest): bigint => {
    const mask = masks.get(test) ?? atomsOfTest(test, axis);
    masks.set(test, mask);
    return mask;
  };
  return {
    axis,
    cells: tests.map((test) => test && maskOf(test)),
    allowed: limits.reduce((mask, test) => mask & maskOf(test), axis.values),
  };
}

/** Nothing but `-` is known of a column that compares with several types. */
function unreadable(tests: readonly (CellTest | undefined)[]): Column {
  const axis = createAxis(undefined, []) as Axis;
  const cells = tests.map((test) => (test?.kind === 'always' ? allAtoms(axis) : undefined));
  return { axis, cells, allowed: axis.values };
}

function regionOf(columns: readonly Column[], rule: number): Region | undefined {
  const masks = columns.map(({ cells }) => cells[rule]).filter((mask) => mask !== undefined);
  return masks.length === columns.length ? masks : undefined;
}

/** The atoms of each different cell; those that take everything are left out, as there are many of them. */
function atomsOfCells({ axis, cells }: Column): ReadonlyMap<bigint, readonly number[]> {
  const everywhere = allAtoms(axis);
  const masks = new Set(cells.filter((mask) => mask !== undefined && mask !== everywhere));
  return new Map([...masks].map((mask) => [mask as bigint, atomsIn(mask as bigint)]));
}

function rulesAtAtoms(
  { axis, cells }: Column,
  atoms: ReadonlyMap<bigint, readonly number[]>,
  ruleCount: number,
): readonly bigint[] {
  const rows = Array.from({ length: axis.atomCount }, () => new Uint8Array(ruleCount));
  const everywhere = allAtoms(axis);
  const always = new Uint8Array(ruleCount);
  for (const [rule, mask] of cells.entries()) {
    if (mask === everywhere) always[rule] = 1;
    else if (mask !== undefined) for (const atom of atoms.get(mask) ?? []) (rows[atom] as Uint8Array)[rule] = 1;
  }
  const alwaysMask = toMask(always);
  return rows.map((row, atom) => ((everywhere & (1n << BigInt(atom))) === 0n ? 0n : toMask(row) | alwaysMask));
}

function toMask(bits: Uint8Array): bigint {
  return bits.length === 0 ? 0n : BigInt(`0b${bits.toReversed().join('')}`);
}

/** The numbers of the bits that are set, from the lowest on. */
export function atomsIn(mask: bigint): readonly number[] {
  const text = mask.toString(2);
  const found: number[] = [];
  for (let at = text.length - 1; at >= 0; at -= 1) if (text[at] === '1') found.push(text.length - 1 - at);
  return found;
}

/** Whether no two inputs read the same: `order.total` and `order.status` do not, `amount` and `amount * 2` do. */
function areIndependent(inputs: readonly TableInput[]): boolean {
  const paths: string[] = [];
  const roots = new Set<string>();
  for (const { syntax } of inputs) {
    const path = syntax && pathText(syntax);
    const names = path === undefined ? [...(syntax ? freeNames(syntax) : [])] : [path];
    if (path === undefined && names.some((name) => roots.has(name))) return false;
    if (names.some((name) => paths.some((other) => isWithin(name, other) || isWithin(other, name)))) return false;
    paths.push(...names);
    for (const name of names) roots.add(name.split('.')[0] ?? name);
  }
  return true;
}

function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`);
}

/** `order.total` for a plain path, undefined for anything else. */
function pathText(expression: Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind !== 'path') return undefined;
  const base = pathText(expression.base);
  return base === undefined ? undefined : `${base}.${expression.key}`;
}

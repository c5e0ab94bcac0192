import type { StoredRecord } from '../records/runtime-records.ts';
import { decodeValue, encodeValue } from './value-codec.ts';

/** The field names of records of one table. They are written once in the life of a data folder, and records then as bare values. */
export interface Shape {
  readonly number: number;
  readonly table: string;
  readonly fields: readonly string[];
}

type Fields = Record<string, unknown>;

/** All shapes of a data folder. */
export class Shapes {
  readonly #shapes = new Map<number, Shape>();
  /** By table: shapes that were used, the latest first. */
  readonly #ofTable = new Map<string, Shape[]>();
  readonly #templates = new Map<number, Fields>();

  get all(): Iterable<Shape> {
    return this.#shapes.values();
  }

  get(number: number): Shape {
    const shape = this.#shapes.get(number);
    if (shape === undefined) throw new Error(`unknown shape ${number}`);
    return shape;
  }

  add(shape: Shape): void {
    if (this.#shapes.has(shape.number)) return;
    this.#shapes.set(shape.number, shape);
    this.#ofTable.set(shape.table, [shape, ...(this.#ofTable.get(shape.table) ?? [])]);
    // Copies of an object that was made whole keep their fields inside; one that grows field by field takes more memory.
    this.#templates.set(shape.number, JSON.parse(`{${shape.fields.map((field) => `${JSON.stringify(field)}:null`)}}`));
  }

  /** The shape of a record; a new one is announced to `onNew`. */
  of(table: string, record: StoredRecord, onNew: (shape: Shape) => void): Shape {
    const known = this.#ofTable.get(table)?.find((shape) => fits(shape, record));
    if (known !== undefined) return known;
    const shape = { number: this.#shapes.size + 1, table, fields: Object.keys(record) };
    this.add(shape);
    onNew(shape);
    return shape;
  }

  decode(shape: Shape, id: string, values: readonly unknown[]): StoredRecord {
    const record: Fields = { ...this.#templates.get(shape.number) };
    let at = 0;
    for (const field of shape.fields) record[field] = field === 'id' ? id : decodeValue(values[at++]);
    return record as unknown as StoredRecord;
  }
}

/** The values of all fields but the id, as JSON can carry them. */
export function encodeFields(shape: Shape, record: StoredRecord): unknown[] {
  const values: unknown[] = [];
  for (const field of shape.fields) {
    if (field !== 'id') values.push(encodeValue((record as unknown as Fields)[field]));
  }
  return values;
}

function fits({ fields }: Shape, record: StoredRecord): boolean {
  let at = 0;
  for (const field in record) {
    if (fields[at++] !== field) return false;
  }
  return at === fields.length;
}

import { SchemaNames } from './schema-names.ts';
import { SchemaTypes } from './schema-type.ts';

/** The tables of a schema. */
export interface SchemaTables {
  /** By namespace; the first namespace has the empty one. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Complex types by their names. */
  readonly types: Readonly<Record<string, string>>;
  /** The elements that may stand wherever the key may, with blanks between. */
  readonly substitutes: Readonly<Record<string, string>>;
  /** Elements that stand for no other one, with blanks between. */
  readonly others: string;
  /** Types that are not called after their element. */
  readonly typeNames: Readonly<Record<string, string>>;
}

/** What a file is validated against. */
export class Schema {
  readonly names: SchemaNames;
  readonly types: SchemaTypes;
  readonly #headOf: ReadonlyMap<string, string>;
  readonly #globalNames: ReadonlySet<string>;
  readonly #typeNames: Readonly<Record<string, string>>;

  constructor({ prefixes, types, substitutes, others, typeNames }: SchemaTables) {
    this.names = new SchemaNames(prefixes);
    this.types = new SchemaTypes(types);
    this.#headOf = new Map(
      Object.entries(substitutes).flatMap(([head, members]) =>
        members.split(' ').map((member) => [member, head] as const),
      ),
    );
    this.#globalNames = new Set([...others.split(' '), ...this.#headOf.keys()]);
    this.#typeNames = typeNames;
  }

  /** The type of an element that may stand on its own; undefined when there is no such element. */
  typeNameOf(element: string): string | undefined {
    if (!this.#globalNames.has(element)) return undefined;
    const special = Object.hasOwn(this.#typeNames, element) ? this.#typeNames[element] : undefined;
    if (special !== undefined) return special;
    if (element.includes(':')) return element;
    return `t${element.charAt(0).toUpperCase()}${element.slice(1)}`;
  }

  /** Whether an element may stand where the schema says `head`. */
  standsFor(element: string, head: string): boolean {
    for (let at: string | undefined = element; at !== undefined; at = this.#headOf.get(at)) {
      if (at === head) return true;
    }
    return false;
  }
}

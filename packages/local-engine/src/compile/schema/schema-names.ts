export const schemaInstanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';

/** Names as the tables of a schema write them: the local name, with a prefix for every namespace but the first. */
export class SchemaNames {
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #namespaces: ReadonlyMap<string, string>;

  /** @param prefixes by namespace, with their colon */
  constructor(prefixes: Readonly<Record<string, string>>) {
    this.#prefixes = new Map(Object.entries(prefixes));
    this.#namespaces = new Map(Object.entries(prefixes).map(([namespace, prefix]) => [prefix, namespace]));
  }

  /** The name in the tables; undefined outside of the schema. */
  nameOf(namespace: string, localName: string): string | undefined {
    const prefix = this.#prefixes.get(namespace);
    return prefix === undefined ? undefined : prefix + localName;
  }

  /** The namespace and the local name of a name in the tables. */
  split(name: string): { readonly namespace: string; readonly localName: string } {
    const colon = name.indexOf(':') + 1;
    return { namespace: this.#namespaces.get(name.slice(0, colon)) ?? '', localName: name.slice(colon) };
  }
}

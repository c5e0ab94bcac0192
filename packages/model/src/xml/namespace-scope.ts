/** The prefixes that an element can use: its own declarations, then those around it. Nothing is copied, so nesting costs nothing. */
export class NamespaceScope {
  readonly #declared: ReadonlyMap<string, string>;
  readonly #outer: NamespaceScope | undefined;

  constructor(declared: ReadonlyMap<string, string>, outer?: NamespaceScope) {
    this.#declared = declared;
    this.#outer = outer;
  }

  /** The namespace of a prefix; the empty prefix stands for the default namespace. */
  get(prefix: string): string | undefined {
    for (let scope: NamespaceScope | undefined = this; scope; scope = scope.#outer) {
      const uri = scope.#declared.get(prefix);
      if (uri !== undefined) return uri;
    }
    return undefined;
  }

  /** The prefixes that stand for a namespace here, the nearest first. */
  prefixesOf(uri: string): readonly string[] {
    const found: string[] = [];
    for (let scope: NamespaceScope | undefined = this; scope; scope = scope.#outer) {
      for (const [prefix, declared] of scope.#declared) {
        if (declared === uri && this.get(prefix) === uri) found.push(prefix);
      }
    }
    return found;
  }
}

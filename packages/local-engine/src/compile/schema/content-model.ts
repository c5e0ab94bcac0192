/** One place in a content model that an element can take. */
export interface ContentPosition {
  /** The name of the element, `##other` for elements of other namespaces, `##any` for all. */
  readonly name: string;
  /** The type, for elements that exist only in this place. */
  readonly typeName: string | undefined;
}

/** Which elements may follow which: an automaton over the positions of a content model. */
export interface ContentModel {
  readonly positions: readonly ContentPosition[];
  /** Where the content may begin. */
  readonly first: readonly number[];
  /** Where it may go on after each position. */
  readonly follow: readonly (readonly number[])[];
  /** Where it may end. */
  readonly last: ReadonlySet<number>;
  readonly mayBeEmpty: boolean;
}

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly isNullable: boolean;
}

const nothing: Part = { first: [], last: [], isNullable: true };

/** Builds the automaton of a content model that is written as in a DTD: names with `?`, `*`, `+`, one after the other, choices in brackets. */
export function parseContentModel(text: string): ContentModel {
  return new Builder(text.match(/[()|]|[^\s()|]+/g) ?? []).build();
}

class Builder {
  readonly #tokens: readonly string[];
  readonly #positions: ContentPosition[] = [];
  readonly #follow: Set<number>[] = [];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  build(): ContentModel {
    const part = this.#readSequence();
    return {
      positions: this.#positions,
      first: part.first,
      follow: this.#follow.map((set) => [...set].sort((a, b) => a - b)),
      last: new Set(part.last),
      mayBeEmpty: part.isNullable,
    };
  }

  #readSequence(): Part {
    let all = nothing;
    for (
      let token = this.#tokens[this.#at];
      token !== undefined && token !== '|' && token !== ')';
      token = this.#tokens[this.#at]
    ) {
      const next = token === '(' ? this.#readChoice() : this.#readName(token);
      this.#connect(all.last, next.first);
      all = {
        first: all.isNullable ? [...all.first, ...next.first] : all.first,
        last: next.isNullable ? [...all.last, ...next.last] : next.last,
        isNullable: all.isNullable && next.isNullable,
      };
    }
    return all;
  }

  #readChoice(): Part {
    const parts: Part[] = [];
    do {
      this.#at += 1;
      parts.push(this.#readSequence());
    } while (this.#tokens[this.#at] === '|');
    this.#at += 1;
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      isNullable: parts.some(({ isNullable }) => isNullable),
    };
  }

  #readName(token: string): Part {
    this.#at += 1;
    const occurrence = /[?*+]$/.exec(token)?.[0] ?? '';
    const [name = '', typeName] = token.slice(0, token.length - occurrence.length).split('=');
    const position = this.#positions.push({ name, typeName }) - 1;
    this.#follow.push(new Set(occurrence === '*' || occurrence === '+' ? [position] : []));
    return { first: [position], last: [position], isNullable: occurrence === '?' || occurrence === '*' };
  }

  #connect(from: readonly number[], to: readonly number[]): void {
    for (const source of from) for (const target of to) this.#follow[source]?.add(target);
  }
}

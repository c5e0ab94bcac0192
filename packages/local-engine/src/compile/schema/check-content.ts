import type { XmlElement } from '@stepwright/model/xml';
import type { Problems } from '../problems.ts';
import type { ContentModel, ContentPosition } from './content-model.ts';
import type { Schema } from './schema.ts';

/** Follows the children of one element through its content model; only the first that does not fit is reported. */
export class ContentCheck {
  readonly #model: ContentModel;
  readonly #owner: XmlElement;
  readonly #problems: Problems;
  readonly #schema: Schema;
  /** The position of the child before; undefined before the first. */
  #state: number | undefined;
  #hasFailed = false;

  constructor(
    model: ContentModel,
    owner: XmlElement,
    { problems, schema }: { readonly problems: Problems; readonly schema: Schema },
  ) {
    this.#schema = schema;
    this.#model = model;
    this.#owner = owner;
    this.#problems = problems;
  }

  /** Takes the next child; answers the type that the model gives it. */
  accept(child: XmlElement): string | undefined {
    const { positions } = this.#model;
    if (!this.#hasFailed) {
      const next = this.#candidates().find((index) => this.#matches(positions[index], child));
      if (next !== undefined) {
        this.#state = next;
        const type = this.#typeAt(positions[next], child);
        if (positions[next]?.name === '##otherStrict' && type === undefined) this.#reportUndeclared(child);
        return type;
      }
      this.#hasFailed = true;
      this.#reportUnexpected(child);
    }
    return this.#typeAt(
      positions.find((position) => this.#matches(position, child)),
      child,
    );
  }

  /** Reports what is missing at the end. */
  finish(): void {
    const { mayBeEmpty, last } = this.#model;
    if (this.#hasFailed || (this.#state === undefined ? mayBeEmpty : last.has(this.#state))) return;
    const start = `The content of element '${this.#owner.name}' is not complete.`;
    const repeated = this.#repeated();
    const message =
      repeated === undefined
        ? `cvc-complex-type.2.4.b: ${start} One of '${this.#expected()}' is expected.`
        : `cvc-complex-type.2.4.i: ${start} '${repeated}' is expected to occur a minimum of '2' times. One more instance is required to satisfy this constraint.`;
    this.#problems.schemaError(message, this.#owner.end, this.#owner);
  }

  #candidates(): readonly number[] {
    return this.#state === undefined ? this.#model.first : (this.#model.follow[this.#state] ?? []);
  }

  #reportUnexpected(child: XmlElement): void {
    const found = `{"${child.uri}":${child.tag}}`;
    const repeated = this.#repeated();
    const expected = this.#expected();
    let message: string;
    if (repeated !== undefined) {
      message = `cvc-complex-type.2.4.h: Invalid content was found starting with element '${found}'. '${repeated}' is expected to occur a minimum of '2' times. One more instance is required to satisfy this constraint.`;
    } else if (expected === '{}') {
      message = `cvc-complex-type.2.4.d: Invalid content was found starting with element '${child.name}'. No child element is expected at this point.`;
    } else {
      message = `cvc-complex-type.2.4.a: Invalid content was found starting with element '${child.uri === '' ? child.tag : found}'. One of '${expected}' is expected.`;
    }
    this.#problems.schemaError(message, child);
  }

  #expected(): string {
    const names = this.#candidates().map((index) => this.#model.positions[index]?.name ?? '');
    return `{${names.map((name) => this.#shown(name)).join(', ')}}`;
  }

  /** The element that must come again, when only that can come. */
  #repeated(): string | undefined {
    const before = this.#state === undefined ? undefined : this.#model.positions[this.#state]?.name;
    const [next, ...others] = this.#candidates();
    const name = next === undefined ? undefined : this.#model.positions[next]?.name;
    return before !== undefined && name === before && next !== this.#state && others.length === 0
      ? this.#shown(name)
      : undefined;
  }

  #reportUndeclared(child: XmlElement): void {
    const message = `cvc-complex-type.2.4.c: The matching wildcard is strict, but no declaration can be found for element '${child.name}'.`;
    this.#problems.schemaError(message, child);
  }

  #matches(position: ContentPosition | undefined, child: XmlElement): boolean {
    if (!position) return false;
    if (position.name === '##any') return true;
    if (position.name.startsWith('##other')) return child.uri !== '' && child.uri !== this.#owner.uri;
    const name = this.#schema.names.nameOf(child.uri, child.tag);
    if (name === undefined) return false;
    return position.typeName === undefined ? this.#schema.standsFor(name, position.name) : name === position.name;
  }

  #typeAt(position: ContentPosition | undefined, child: XmlElement): string | undefined {
    if (position?.typeName !== undefined) return position.typeName;
    const name = this.#schema.names.nameOf(child.uri, child.tag);
    return name === undefined ? undefined : this.#schema.typeNameOf(name);
  }

  #shown(name: string): string {
    const { names } = this.#schema;
    if (name.startsWith('##other')) return `WC[##other:"${names.split('').namespace}"]`;
    const { namespace, localName } = names.split(name);
    return `"${namespace}":${localName}`;
  }
}

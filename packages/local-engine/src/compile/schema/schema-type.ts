import { type ContentModel, parseContentModel } from './content-model.ts';

export interface AttributeRule {
  readonly name: string;
  /** The name of a simple type. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly defaultValue: string | undefined;
}

/** A complex type with everything that it inherits. */
export interface SchemaType {
  readonly name: string;
  readonly base: SchemaType | undefined;
  readonly isAbstract: boolean;
  /** Whether text may stand between the elements. */
  readonly isMixed: boolean;
  /** The type that allows attributes of other namespaces than its own: this one or one that it is derived from. */
  readonly openedBy: string | undefined;
  readonly attributes: ReadonlyMap<string, AttributeRule>;
  /** Undefined when the content must be empty. */
  readonly content: ContentModel | undefined;
  /** The content model as the table writes it. */
  readonly contentText: string;
}

/** Whether a type is another one or derived from it. */
export function isDerivedFrom(type: SchemaType, base: SchemaType): boolean {
  for (let at: SchemaType | undefined = type; at; at = at.base) if (at === base) return true;
  return false;
}

/** The complex types of a schema by their names, each parsed when it is first asked for. */
export class SchemaTypes {
  readonly #table: Readonly<Record<string, string>>;
  readonly #known = new Map<string, SchemaType>();

  constructor(table: Readonly<Record<string, string>>) {
    this.#table = table;
  }

  /** The type of this name; undefined when there is none. */
  find(name: string): SchemaType | undefined {
    const text = Object.hasOwn(this.#table, name) ? this.#table[name] : undefined;
    const type = this.#known.get(name) ?? (text === undefined ? undefined : this.#parse(name, text));
    if (type) this.#known.set(name, type);
    return type;
  }

  #parse(name: string, text: string): SchemaType {
    const [head = '', attributes = '', content = ''] = text.split(';').map((part) => part.trim());
    const flags = head.split(' ');
    const base = flags[0]?.startsWith('#') ? undefined : this.find(flags[0] ?? '');
    const contentText = [base?.contentText ?? '', content].filter((part) => part !== '').join(' ');
    return {
      name,
      base,
      isAbstract: flags.includes('#abstract'),
      isMixed: flags.includes('#mixed') || (base?.isMixed ?? false),
      openedBy: base?.openedBy ?? (flags.includes('#open') ? name : undefined),
      attributes: new Map([...(base?.attributes ?? []), ...parseAttributes(attributes)]),
      content: contentText === '' ? undefined : parseContentModel(contentText),
      contentText,
    };
  }
}

function parseAttributes(text: string): readonly (readonly [string, AttributeRule])[] {
  return text.split(' ').flatMap((rule) => {
    const [, name, type, required, defaultValue] = /^(\w+):([\w:]+)(!)?(?:=(.*))?$/.exec(rule) ?? [];
    if (name === undefined || type === undefined) return [];
    return [[name, { name, type, isRequired: required === '!', defaultValue }] as const];
  });
}

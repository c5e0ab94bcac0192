import { type ContentModel, parseContentModel } from './content-model.ts';
import { diagramTypes } from './diagram-types.ts';
import { modelTypes } from './model-types.ts';

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
  /** Whether attributes of other namespaces are allowed. */
  readonly hasOpenAttributes: boolean;
  readonly attributes: ReadonlyMap<string, AttributeRule>;
  /** Undefined when the content must be empty. */
  readonly content: ContentModel | undefined;
}

const known = new Map<string, SchemaType & { readonly contentText: string }>();

/** The complex type of this name; undefined when there is none. */
export function findSchemaType(name: string): SchemaType | undefined {
  return find(name);
}

/** Whether a type is another one or derived from it. */
export function isDerivedFrom(type: SchemaType, base: SchemaType): boolean {
  for (let at: SchemaType | undefined = type; at; at = at.base) if (at === base) return true;
  return false;
}

function find(name: string): (SchemaType & { readonly contentText: string }) | undefined {
  const table = name.includes(':') ? diagramTypes : modelTypes;
  const text = Object.hasOwn(table, name) ? table[name] : undefined;
  const type = known.get(name) ?? (text === undefined ? undefined : parseType(name, text));
  if (type) known.set(name, type);
  return type;
}

function parseType(name: string, text: string): SchemaType & { readonly contentText: string } {
  const [head = '', attributes = '', content = ''] = text.split(';').map((part) => part.trim());
  const flags = head.split(' ');
  const base = flags[0]?.startsWith('#') ? undefined : find(flags[0] ?? '');
  const contentText = [base?.contentText ?? '', content].filter((part) => part !== '').join(' ');
  return {
    name,
    base,
    isAbstract: flags.includes('#abstract'),
    isMixed: flags.includes('#mixed') || (base?.isMixed ?? false),
    hasOpenAttributes: flags.includes('#open') || (base?.hasOpenAttributes ?? false),
    attributes: new Map([...(base?.attributes ?? []), ...parseAttributes(attributes)]),
    content: contentText === '' ? undefined : parseContentModel(contentText),
    contentText,
  };
}

function parseAttributes(text: string): readonly (readonly [string, AttributeRule])[] {
  return text.split(' ').flatMap((rule) => {
    const [, name, type, required, defaultValue] = /^(\w+):([\w:]+)(!)?(?:=(.*))?$/.exec(rule) ?? [];
    if (name === undefined || type === undefined) return [];
    return [[name, { name, type, isRequired: required === '!', defaultValue }] as const];
  });
}

/** A piece of a model's text and where it belongs in its parent; the BPMN schema fixes the order. */
export interface Fragment {
  readonly slot: 'root' | 'documentation' | 'extension' | 'loop' | 'content' | 'artifact';
  readonly xml: string;
}

/** Attributes as they stand in the text, for example `{ 'camunda:asyncBefore': true }`. Undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What an element is made of: attributes and pieces, in any order; lists are flattened. */
export type Part = Attributes | Fragment | readonly Part[];

/** Makes a piece of the content of its parent from text. */
export function raw(xml: string, slot: Fragment['slot'] = 'content'): Fragment {
  return { slot, xml };
}

/** Makes an element of attributes and pieces; extensions are gathered in one `extensionElements`. */
export function element(name: string, id: string | undefined, parts: readonly Part[]): string {
  const flat = flatten(parts);
  const pieces = piecesOf(flat);
  const attributes = Object.assign({ id }, ...flat.filter((part) => !isFragment(part))) as Attributes;
  const inside = (slot: Fragment['slot']) => pieces.filter((piece) => piece.slot === slot).map(({ xml }) => xml);
  const extensions = inside('extension');
  const body = [
    ...inside('documentation'),
    ...(extensions.length === 0 ? [] : [`<extensionElements>${extensions.join('')}</extensionElements>`]),
    ...inside('loop'),
    ...inside('content'),
    ...inside('artifact'),
  ];
  const head = `${name}${attributesText(attributes)}`;
  return body.length === 0 ? `<${head}/>` : `<${head}>${body.join('\n')}</${name}>`;
}

/** The pieces among parts, without attributes. */
export function piecesOf(parts: readonly Part[]): Fragment[] {
  return flatten(parts).filter(isFragment);
}

/** Makes a text safe between tags and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

function flatten(parts: readonly Part[]): (Attributes | Fragment)[] {
  return parts.flatMap((part) => (isList(part) ? flatten(part) : [part]));
}

function isList(part: Part): part is readonly Part[] {
  return Array.isArray(part);
}

function isFragment(part: Attributes | Fragment): part is Fragment {
  return 'xml' in part && 'slot' in part;
}

import { nameRestCharacters, nameStartCharacters } from './name-characters.ts';
import { XmlFault } from './xml-fault.ts';

/** A start tag as it stands in the file, its attribute values decoded. */
export interface TagText {
  readonly kind: 'start';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether it ends with `/>`. */
  readonly isEmpty: boolean;
}

/** What a scanner finds; comments and processing instructions are passed over. */
export type XmlToken =
  | TagText
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const namePattern = new RegExp(`[:${nameStartCharacters}][:${nameStartCharacters}${nameRestCharacters}]*`, 'uy');
/** The limit of the engine's XML parser. */
const attributesMax = 10_000;
const xmlDeclaration =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*["']1\.[01]["'](?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*["'][A-Za-z][\w.-]*["'])?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*["'](?:yes|no)["'])?[ \t\r\n]*\?>$/;
const spacePattern = /[ \t\r\n]*/y;
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unclosedEndTag(name: string): XmlFault {
  return new XmlFault(`The end-tag for element type "${name}" must end with a '>' delimiter.`);
}

/** Cuts an XML text into tags and texts, each character looked at once. Faults are those of the XML standard. */
export class XmlScanner {
  readonly #text: string;
  /** Where the next token begins. */
  at = 0;
  /** Where the last token began. */
  start = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Passes over `<?xml …?>`, which must be the very beginning. */
  skipXmlDeclaration(): void {
    if (!this.#text.startsWith('<?xml') || !/[ \t\r\n]/.test(this.#text.charAt(5))) return;
    this.#skipPast('?>', 2);
    const declaration = this.#text.slice(0, this.at);
    if (xmlDeclaration.test(declaration)) return;
    this.at = 0;
    throw new XmlFault(`The XML declaration '${declaration.slice(0, 100)}' is not well-formed.`);
  }

  /** The next token, undefined at the end of the text. */
  next(): XmlToken | undefined {
    for (;;) {
      if (this.at >= this.#text.length) return undefined;
      this.start = this.at;
      if (this.#text.charCodeAt(this.at) !== 60) return this.#readText();
      if (this.#text.startsWith('<!--', this.at)) this.#skipComment();
      else if (this.#text.startsWith('<![CDATA[', this.at)) return this.#readCharacterData();
      else if (this.#text.startsWith('<!', this.at)) this.#refuseDeclaration();
      else if (this.#text.startsWith('<?', this.at)) this.#skipInstruction();
      else if (this.#text.startsWith('</', this.at)) return this.#readEndTag();
      else return this.#readStartTag();
    }
  }

  #readText(): XmlToken {
    const found = this.#text.indexOf('<', this.at);
    const end = found === -1 ? this.#text.length : found;
    const raw = this.#text.slice(this.at, end);
    if (raw.includes(']]>')) {
      throw new XmlFault(
        `The character sequence "]]>" must not appear in content unless used to mark the end of a CDATA section.`,
      );
    }
    this.at = end;
    return { kind: 'text', text: decodeReferences(normalizeLineEnds(raw)) };
  }

  #readCharacterData(): XmlToken {
    const start = this.at + 9;
    this.#skipPast(']]>', 9);
    return { kind: 'text', text: normalizeLineEnds(this.#text.slice(start, this.at - 3)) };
  }

  #refuseDeclaration(): never {
    if (this.#text.startsWith('<!DOCTYPE', this.at)) {
      throw new XmlFault(
        'DOCTYPE is disallowed when the feature "http://apache.org/xml/features/disallow-doctype-decl" set to true.',
      );
    }
    throw new XmlFault('The markup in the document must be well-formed.');
  }

  #skipComment(): void {
    this.#skipPast('-->', 4);
    const twoDashes = this.#text.indexOf('--', this.start + 4);
    if (twoDashes < this.at - 3) throw new XmlFault('The string "--" is not permitted within comments.');
  }

  #skipInstruction(): void {
    const { at } = this;
    this.at += 2;
    const target = this.#readName();
    if (/^xml$/i.test(target)) {
      throw new XmlFault('The processing instruction target matching "[xX][mM][lL]" is not allowed.');
    }
    this.at = at;
    this.#skipPast('?>', 2);
  }

  #skipPast(end: string, openLength: number): void {
    const found = this.#text.indexOf(end, this.at + openLength);
    if (found === -1) throw new XmlFault('XML document structures must start and end within the same entity.');
    this.at = found + end.length;
  }

  #readEndTag(): XmlToken {
    this.at += 2;
    const name = this.#readName();
    this.#skipSpace();
    if (this.#text.charAt(this.at) !== '>') throw unclosedEndTag(name);
    this.at += 1;
    return { kind: 'end', name };
  }

  #readStartTag(): XmlToken {
    this.at += 1;
    const name = this.#readName();
    const attributes = new Map<string, string>();
    for (;;) {
      const before = this.at;
      this.#skipSpace();
      const end = this.#readTagEnd();
      if (end !== undefined) return { kind: 'start', name, attributes, isEmpty: end === '/>' };
      if (this.at >= this.#text.length) {
        throw new XmlFault('XML document structures must start and end within the same entity.');
      }
      if (before === this.at) {
        throw new XmlFault(`Element type "${name}" must be followed by either attribute specifications, ">" or "/>".`);
      }
      this.#readAttribute(name, attributes);
    }
  }

  #readTagEnd(): '>' | '/>' | undefined {
    const end = this.#text.startsWith('/>', this.at) ? '/>' : this.#text.charAt(this.at) === '>' ? '>' : undefined;
    this.at += end?.length ?? 0;
    return end;
  }

  #readAttribute(element: string, attributes: Map<string, string>): void {
    const name = this.#readName(element);
    this.#skipSpace();
    if (this.#text.charAt(this.at) !== '=') {
      throw new XmlFault(
        `Attribute name "${name}" associated with an element type "${element}" must be followed by the ' = ' character.`,
      );
    }
    this.at += 1;
    this.#skipSpace();
    const value = this.#readQuoted(element, name);
    if (attributes.has(name)) {
      throw new XmlFault(`Attribute "${name}" was already specified for element "${element}".`);
    }
    attributes.set(name, value);
    if (attributes.size > attributesMax) {
      throw new XmlFault(
        `JAXP00010002:  Element "${element}" has more than "10,000" attributes, "10,000" is the limit imposed by the JDK.`,
      );
    }
  }

  #readQuoted(element: string, name: string): string {
    const quote = this.#text.charAt(this.at);
    if (quote !== '"' && quote !== "'") {
      throw new XmlFault(
        `Open quote is expected for attribute "${name}" associated with an  element type  "${element}".`,
      );
    }
    const end = this.#text.indexOf(quote, this.at + 1);
    if (end === -1) throw new XmlFault('XML document structures must start and end within the same entity.');
    const raw = this.#text.slice(this.at + 1, end);
    if (raw.includes('<')) {
      throw new XmlFault(
        `The value of attribute "${name}" associated with an element type "${element}" must not contain the '<' character.`,
      );
    }
    this.at = end + 1;
    return decodeReferences(raw.replaceAll('\r\n', ' ').replaceAll(/[\t\r\n]/g, ' '));
  }

  #readName(element?: string): string {
    namePattern.lastIndex = this.at;
    const name = namePattern.exec(this.#text)?.[0];
    if (name === undefined) {
      throw new XmlFault(
        element === undefined
          ? 'The content of elements must consist of well-formed character data or markup.'
          : `Element type "${element}" must be followed by either attribute specifications, ">" or "/>".`,
      );
    }
    this.at += name.length;
    return name;
  }

  #skipSpace(): void {
    spacePattern.lastIndex = this.at;
    spacePattern.exec(this.#text);
    this.at = spacePattern.lastIndex;
  }
}

function normalizeLineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}

const referencePattern = /(#x[\da-fA-F]{1,8}|#\d{1,8}|[\p{L}_][\p{L}\p{N}_.-]{0,200})?(;?)/uy;

function decodeReferences(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let found = text.indexOf('&'); found !== -1; found = text.indexOf('&', at)) {
    referencePattern.lastIndex = found + 1;
    const [all = '', name, semicolon] = referencePattern.exec(text) ?? [];
    if (name === undefined) {
      throw new XmlFault("The entity name must immediately follow the '&' in the entity reference.");
    }
    if (semicolon === '') throw new XmlFault(`The reference to entity "${name}" must end with the ';' delimiter.`);
    parts.push(text.slice(at, found), name.startsWith('#') ? decodeCharacter(name) : decodeEntity(name));
    at = found + 1 + all.length;
  }
  return at === 0 ? text : parts.join('') + text.slice(at);
}

function decodeEntity(name: string): string {
  const value = Object.hasOwn(references, name) ? references[name] : undefined;
  if (value === undefined) throw new XmlFault(`The entity "${name}" was referenced, but not declared.`);
  return value;
}

function decodeCharacter(reference: string): string {
  const code = reference.startsWith('#x') ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  const isCharacter =
    code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000));
  if (!isCharacter) throw new XmlFault(`Character reference "&${reference}" is an invalid XML character.`);
  return String.fromCodePoint(code);
}

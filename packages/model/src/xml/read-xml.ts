import { decodeText } from './decode-text.ts';
import { nameStartCharacters } from './name-characters.ts';
import { NamespaceScope } from './namespace-scope.ts';
import { type Place, PlaceTracker } from './place-tracker.ts';
import { type TagText, unclosedEndTag, XmlScanner } from './scan-xml.ts';
import { XmlElement } from './xml-element.ts';
import { XmlFault, XmlLimitFault } from './xml-fault.ts';

/** What a file may cost. */
export interface XmlLimits {
  /** @default 10_000_000 */
  readonly bytesMax: number;
  /** How deep elements may nest. @default 200 */
  readonly depthMax: number;
  /** @default 100_000 */
  readonly elementsMax: number;
}

export const defaultXmlLimits: XmlLimits = { bytesMax: 10_000_000, depthMax: 200, elementsMax: 100_000 };

/** A file as a tree of elements. */
export interface XmlDocument {
  /** What was read; places of elements are offsets in it. */
  readonly text: string;
  readonly root: XmlElement;
  /** The namespaces that the root declares, by prefix; the default namespace under the empty prefix. */
  readonly rootNamespaces: NamespaceScope;
}

/**
 * Reads a file as XML in linear time. A DOCTYPE is refused before it is looked at, so no entity is ever expanded and no other file is read.
 * @throws {XmlFault} when it is not well-formed
 * @throws {XmlLimitFault} when it exceeds a limit
 */
export function readXml(content: Uint8Array, limits: XmlLimits = defaultXmlLimits): XmlDocument {
  const { bytesMax } = limits;
  if (content.byteLength > bytesMax) {
    throw new XmlLimitFault(`a file of more than ${bytesMax} bytes`, {
      line: 0,
      column: 0,
    });
  }
  return new TreeBuilder(decodeText(content), limits).build();
}

interface OpenElement {
  readonly element: XmlElement;
  readonly name: string;
  readonly namespaces: NamespaceScope;
  readonly texts: string[];
}

class TreeBuilder {
  readonly #text: string;
  readonly #scanner: XmlScanner;
  readonly #places: PlaceTracker;
  readonly #limits: XmlLimits;
  readonly #open: OpenElement[] = [];
  #document: XmlDocument | undefined;
  #elementCount = 0;

  constructor(text: string, limits: XmlLimits) {
    this.#text = text;
    this.#scanner = new XmlScanner(text);
    this.#places = new PlaceTracker(text);
    this.#limits = limits;
  }

  build(): XmlDocument {
    try {
      return this.#build();
    } catch (fault) {
      if (fault instanceof XmlFault) fault.place ??= this.#places.placeOf(this.#scanner.at);
      throw fault;
    }
  }

  #build(): XmlDocument {
    const scanner = this.#scanner;
    scanner.skipXmlDeclaration();
    for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
      if (token.kind === 'text') this.#addText(token.text);
      else if (token.kind === 'start') this.#start(token);
      else this.#end(token.name, this.#places.placeOf(scanner.at));
    }
    if (this.#open.length > 0) throw new XmlFault('XML document structures must start and end within the same entity.');
    if (!this.#document) throw new XmlFault('Premature end of file.');
    return this.#document;
  }

  #addText(text: string): void {
    const top = this.#open.at(-1);
    if (top) top.texts.push(text);
    else if (text.trim() !== '') {
      const rootIsPast = this.#document !== undefined;
      throw new XmlFault(
        rootIsPast ? 'Content is not allowed in trailing section.' : 'Content is not allowed in prolog.',
      );
    }
  }

  #start(tag: TagText): void {
    const start = this.#places.placeOf(this.#scanner.start);
    const place = this.#places.placeOf(this.#scanner.at);
    this.#checkLimits(place);
    const parent = this.#open.at(-1);
    if (!parent && this.#document) {
      throw new XmlFault('The markup in the document following the root element must be well-formed.');
    }
    const namespaces = declareNamespaces(tag, parent?.namespaces);
    const element = createElement(tag, namespaces, { start, end: place }, parent?.element);
    if (parent) parent.element.children.push(element);
    else this.#document = { text: this.#text, root: element, rootNamespaces: namespaces };
    this.#open.push({ element, name: tag.name, namespaces, texts: [] });
    if (tag.isEmpty) this.#end(tag.name, place);
  }

  #end(name: string, place: Place): void {
    const top = this.#open.pop();
    if (!top) {
      const side = this.#document ? 'following' : 'preceding';
      throw new XmlFault(`The markup in the document ${side} the root element must be well-formed.`);
    }
    if (name.startsWith(top.name) && name !== top.name) throw unclosedEndTag(top.name);
    if (top.name !== name) {
      throw new XmlFault(`The element type "${top.name}" must be terminated by the matching end-tag "</${top.name}>".`);
    }
    top.element.text = top.texts.join('');
    top.element.end = place;
  }

  #checkLimits(place: Place): void {
    const { depthMax, elementsMax } = this.#limits;
    this.#elementCount += 1;
    if (this.#elementCount > elementsMax) {
      throw new XmlLimitFault(`a file of more than ${elementsMax} elements`, place);
    }
    if (this.#open.length >= depthMax) {
      throw new XmlLimitFault(`elements that nest deeper than ${depthMax}`, place);
    }
  }
}

const xmlScope = new NamespaceScope(new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));

function declareNamespaces(tag: TagText, outer: NamespaceScope = xmlScope): NamespaceScope {
  const declared = new Map<string, string>();
  for (const [name, value] of tag.attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice('xmlns:'.length);
    checkDeclaration(prefix, value);
    declared.set(prefix, value);
  }
  return declared.size === 0 ? outer : new NamespaceScope(declared, outer);
}

const reserved = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', 'http://www.w3.org/2000/xmlns/'],
]);

/** Namespaces in XML reserves two prefixes with their names, and takes no prefix back. */
function checkDeclaration(prefix: string, uri: string): void {
  if (prefix !== '' && uri === '') {
    throw new XmlFault(
      `The value of the attribute "xmlns:${prefix}" is invalid. Prefixed namespace bindings may not be empty.`,
    );
  }
  const isReserved = reserved.has(prefix) || [...reserved.values()].includes(uri);
  if (!isReserved || (prefix === 'xml' && reserved.get(prefix) === uri)) return;
  throw new XmlFault(`The prefix "${prefix}" cannot be bound to the namespace "${uri}": one of them is reserved.`);
}

function createElement(
  tag: TagText,
  namespaces: NamespaceScope,
  places: { readonly start: Place; readonly end: Place },
  parent: XmlElement | undefined,
): XmlElement {
  const [prefix, localName] = splitName(tag.name);
  const uri = namespaces.get(prefix);
  if (uri === undefined && prefix !== '') {
    throw new XmlFault(`The prefix "${prefix}" for element "${tag.name}" is not bound.`);
  }
  const { attributes, prefixedNames } = qualifyAttributes(tag, namespaces);
  return new XmlElement({
    tag: localName,
    name: tag.name,
    uri: uri ?? '',
    parent,
    namespaces,
    attributes,
    prefixedNames,
    start: places.start,
    place: places.end,
  });
}

const noNames: ReadonlyMap<string, string> = new Map();

function qualifyAttributes(
  tag: TagText,
  namespaces: NamespaceScope,
): { attributes: Map<string, string>; prefixedNames: ReadonlyMap<string, string> } {
  const attributes = new Map<string, string>();
  let prefixedNames: Map<string, string> | undefined;
  for (const [name, value] of tag.attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const [prefix, localName] = splitName(name);
    if (prefix === '') {
      attributes.set(name, value);
      continue;
    }
    const uri = namespaces.get(prefix);
    if (uri === undefined) {
      throw new XmlFault(
        `The prefix "${prefix}" for attribute "${name}" associated with an element type "${tag.name}" is not bound.`,
      );
    }
    const key = `${uri}:${localName}`;
    if (attributes.has(key)) {
      throw new XmlFault(
        `Attribute "${localName}" bound to namespace "${uri}" was already specified for element "${tag.name}".`,
      );
    }
    attributes.set(key, value);
    prefixedNames ??= new Map();
    prefixedNames.set(key, name);
  }
  return { attributes, prefixedNames: prefixedNames ?? noNames };
}

function splitName(name: string): readonly [string, string] {
  const colon = name.indexOf(':');
  if (colon === -1) return ['', name];
  const localName = name.slice(colon + 1);
  if (colon > 0 && nameStart.test(localName) && !localName.includes(':')) return [name.slice(0, colon), localName];
  throw new XmlFault(`The name "${name}" is no qualified name.`);
}

const nameStart = new RegExp(`^[${nameStartCharacters}]`, 'u');

import type { NamespaceScope } from './namespace-scope.ts';
import type { Place } from './place-tracker.ts';
import { XmlRepetitionFault } from './xml-fault.ts';

export const camundaNamespace = 'http://camunda.org/schema/1.0/bpmn';

/** The namespace of the engine that Camunda came from; Camunda still reads it where its own has nothing. */
const ancestorNamespace = 'http://activiti.org/bpmn';

/** The namespaces that Camunda reads its extensions from. */
export const extensionNamespaces: readonly string[] = [camundaNamespace, ancestorNamespace];

export interface XmlElementParts {
  readonly tag: string;
  readonly name: string;
  readonly uri: string;
  readonly namespaces: NamespaceScope;
  readonly parent: XmlElement | undefined;
  readonly attributes: Map<string, string>;
  readonly prefixedNames: ReadonlyMap<string, string>;
  /** Where the start tag begins. */
  readonly start: Place;
  /** Where the start tag ends. */
  readonly place: Place;
}

/** An element of the file with its place. Names are local names, as Camunda's parser looks at elements. */
export class XmlElement {
  readonly tag: string;
  /** As it stands in the file, with its prefix. */
  readonly name: string;
  readonly namespaces: NamespaceScope;
  readonly parent: XmlElement | undefined;
  /** The namespace; empty without one. */
  readonly uri: string;
  /** By name, with the namespace in front (`<uri>:<name>`) when the attribute has a prefix. */
  readonly attributes: Map<string, string>;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1: the place after the start tag, as SAX reports it. */
  readonly column: number;
  /** Where the start tag begins; people look there. */
  readonly start: Place;
  /** Where the start tag ends. */
  readonly place: Place;
  readonly children: XmlElement[] = [];
  /** The text that stands directly in the element. */
  text = '';
  /** Where the element ends, counted like `line` and `column`. */
  end: Place;

  /** The names of attributes with a prefix as they stand in the file. */
  readonly #prefixedNames: ReadonlyMap<string, string>;

  constructor(parts: XmlElementParts) {
    this.tag = parts.tag;
    this.name = parts.name;
    this.uri = parts.uri;
    this.namespaces = parts.namespaces;
    this.parent = parts.parent;
    this.attributes = parts.attributes;
    this.#prefixedNames = parts.prefixedNames;
    this.start = parts.start;
    this.place = parts.place;
    this.line = parts.place.line;
    this.column = parts.place.column;
    this.end = parts.place;
  }

  get id(): string | undefined {
    return this.attributes.get('id');
  }

  /** The name of an attribute as it stands in the file. */
  attributeName(key: string): string {
    return this.#prefixedNames.get(key) ?? key;
  }

  attribute(name: string): string | undefined {
    return this.attributes.get(name);
  }

  /** Reads an attribute of the camunda namespace. */
  camunda(name: string): string | undefined {
    return this.attributes.get(`${camundaNamespace}:${name}`) ?? this.attributes.get(`${ancestorNamespace}:${name}`);
  }

  /** The children with this local name, of any namespace. */
  elements(tag: string): readonly XmlElement[] {
    return this.children.filter((child) => child.tag === tag);
  }

  elementsIn(uri: string, tag: string): readonly XmlElement[] {
    return this.children.filter((child) => child.tag === tag && child.uri === uri);
  }

  /** The children with this local name in the camunda namespace. */
  camundaElements(tag: string): readonly XmlElement[] {
    const own = this.elementsIn(camundaNamespace, tag);
    return own.length > 0 ? own : this.elementsIn(ancestorNamespace, tag);
  }

  /**
   * The one child with this local name, of any namespace.
   * @throws {XmlRepetitionFault} when there are several
   */
  element(tag: string): XmlElement | undefined {
    return onlyOne(this.elements(tag), tag);
  }

  elementIn(uri: string, tag: string): XmlElement | undefined {
    return onlyOne(this.elementsIn(uri, tag), tag);
  }

  camundaElement(tag: string): XmlElement | undefined {
    return onlyOne(this.camundaElements(tag), tag);
  }

  /** The child of `extensionElements` with this local name in the camunda namespace. */
  extension(tag: string): XmlElement | undefined {
    return this.element('extensionElements')?.camundaElement(tag);
  }
}

function onlyOne(elements: readonly XmlElement[], tag: string): XmlElement | undefined {
  if (elements.length > 1)
    throw new XmlRepetitionFault(`Parsing exception: multiple elements with tag name ${tag} found`);
  return elements[0];
}

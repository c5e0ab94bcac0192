/** An element with its namespaces resolved. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Attributes without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Attributes with a prefix, under `{namespace}name`. */
  readonly foreign: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, also around child elements. */
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
}

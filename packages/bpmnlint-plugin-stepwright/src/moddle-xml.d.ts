declare module 'moddle-xml' {
  /** Writes a tree of moddle as XML, at once. */
  export class Writer {
    constructor(options?: { readonly format?: boolean; readonly preamble?: boolean });
    toXML(tree: object): string;
  }
}

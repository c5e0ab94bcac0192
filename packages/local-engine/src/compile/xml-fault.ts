/** Says why a text is no XML, in the words of the engine's XML parser. */
export class XmlFault extends Error {
  override readonly name: string = 'XmlFault';
}

/** Says which limit of the local engine a file exceeds, and where. */
export class XmlLimitFault extends Error {
  override readonly name: string = 'XmlLimitFault';
  readonly line: number;
  readonly column: number;

  constructor(message: string, place: { readonly line: number; readonly column: number }) {
    super(message);
    this.line = place.line;
    this.column = place.column;
  }
}

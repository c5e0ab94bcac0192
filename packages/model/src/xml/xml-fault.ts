import type { Place } from './place-tracker.ts';

/** Says why a text is no XML, in the words of the engine's XML parser. */
export class XmlFault extends Error {
  override readonly name: string = 'XmlFault';
  /** How far the text could be read. */
  place: Place | undefined;
}

/** An element stands twice where it may stand once only; the message is that of Camunda's parser. */
export class XmlRepetitionFault extends Error {
  override readonly name: string = 'XmlRepetitionFault';
}

/** Says which limit a file exceeds, and where. */
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

/** A place in a text; line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** Counted from 0. */
  readonly offset: number;
}

/** Turns offsets into lines and columns; offsets must not decrease from call to call, so that the text is walked once. */
export class PlaceTracker {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The place of an offset: the column of the character that stands there. */
  placeOf(offset: number): Place {
    for (; this.#at < offset; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      const ends = code === 10 || (code === 13 && this.#text.charCodeAt(this.#at + 1) !== 10);
      if (!ends) continue;
      this.#line += 1;
      this.#lineStart = this.#at + 1;
    }
    return { line: this.#line, column: offset - this.#lineStart + 1, offset };
  }
}

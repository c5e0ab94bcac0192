/** What a step wanted, and what it found instead: becomes the first lines of a scenario's failure. */
export class Unmet extends Error {
  override readonly name = 'Unmet';
  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`expected ${expected}; found ${found}`);
    this.expected = expected;
    this.found = found;
  }
}

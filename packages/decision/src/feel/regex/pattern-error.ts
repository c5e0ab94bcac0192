/** Java does not accept the pattern either. */
export class PatternError extends Error {
  override readonly name: string = 'PatternError';
}

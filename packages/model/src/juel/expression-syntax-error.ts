/** An expression that cannot be compiled; a deployment that holds it is refused. */
export class ExpressionSyntaxError extends Error {
  /** The whole expression. */
  readonly text: string;
  /** Where in the text, from 0. */
  readonly position: number;

  constructor(message: string, text: string, position: number) {
    super(message);
    this.name = 'ExpressionSyntaxError';
    this.text = text;
    this.position = position;
  }
}

/** Says in the engine's words what stands where something else should. */
export function unexpected(
  kind: 'syntax' | 'lexical',
  text: string,
  position: number,
  encountered: string,
  expected: string,
): ExpressionSyntaxError {
  const at = String(position).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const reason = `${kind} error at position ${at}, encountered ${encountered}, expected ${expected}`;
  return new ExpressionSyntaxError(`Error parsing '${shortened(text)}': ${reason}`, text, position);
}

/** Hostile texts are long; the message is for people. */
function shortened(text: string): string {
  return text.length <= 1000 ? text : `${text.slice(0, 1000)}…`;
}

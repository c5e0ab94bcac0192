/** An expression fails in the engine too. */
export class FeelFailure extends Error {
  override readonly name: string = 'FeelFailure';
}

/** An expression does not parse. */
export class FeelSyntaxError extends Error {
  override readonly name: string = 'FeelSyntaxError';
}

/** The engine may know what is asked; it is not built here and not guessed. */
export class FeelUnsupported extends Error {
  override readonly name: string = 'FeelUnsupported';
}

/** An expression asks for more time or memory than one evaluation may use. */
export class FeelLimit extends Error {
  override readonly name: string = 'FeelLimit';
}

/** A command cannot do what it was asked to, for a reason that whoever typed it can mend. It is told without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code = 'REFUSED';
}

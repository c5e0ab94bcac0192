/** One mistake: where it is (`path`, dotted from the contract's own name) and what is wrong with it. */
export interface ContractIssue {
  readonly path: string;
  readonly message: string;
}

/**
 * A contract was written wrongly. Thrown while the contract is defined, so that a process never starts with it.
 *
 * Every mistake of the contract is listed, not only the first.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly code = 'CONTRACT_INVALID';
  readonly issues: readonly ContractIssue[];

  constructor(subject: string, issues: readonly ContractIssue[]) {
    super(`${subject} is not a valid contract: ${issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}`);
    this.issues = issues;
  }
}

/** Throws a {@link ContractError} for `subject` when there is any issue. */
export function refuse(subject: string, issues: readonly ContractIssue[]): void {
  if (issues.length > 0) throw new ContractError(subject, issues);
}

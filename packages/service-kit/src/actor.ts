/** Who acts, as the verified token says it. */
export interface Actor {
  readonly id: string;
  readonly type: string;
  readonly tenantId: string;
  readonly roles: readonly string[];
  /** Candidate groups of human tasks. */
  readonly groups: readonly string[];
  /** Customer accounts that the actor may see, or `*` for all of the tenant. */
  readonly accounts: readonly string[] | '*';
}

/** Says whether the actor may see what belongs to a customer account. */
export function maySeeAccount(actor: Actor, accountId: string): boolean {
  return actor.accounts === '*' || actor.accounts.includes(accountId);
}

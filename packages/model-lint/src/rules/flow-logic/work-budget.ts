/** How many nodes may be looked at for one scope, by one rule: some shapes would cost the square of their size. */
const visitsMax = 200_000;

/** Counts the work of a rule in a scope. When it is used up the rule says nothing more there. */
export class WorkBudget {
  #left = visitsMax;

  /** Whether so much work may still be done; then it is counted. */
  allows(visits: number): boolean {
    this.#left -= visits;
    return this.#left >= 0;
  }
}

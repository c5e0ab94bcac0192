import { FeelLimit } from './feel-error.ts';

const charactersMax = 1_000_000;
const itemsMax = 100_000;

/** Counts the steps of one evaluation, so that hostile expressions end in an error and not in a hung process. */
export interface Budget {
  /** @throws FeelLimit when the steps are used up */
  spend(steps: number): void;
}

export function createBudget(stepsMax: number): Budget {
  let left = stepsMax;
  return {
    spend(steps) {
      left -= steps;
      if (left < 0) throw new FeelLimit(`the evaluation takes more than ${stepsMax} steps`);
    },
  };
}

/** @throws FeelLimit when a list would be too long */
export function checkItems(count: number): void {
  if (count > itemsMax) throw new FeelLimit(`a list of ${count} items is longer than ${itemsMax}`);
}

/** @throws FeelLimit when a text would be too long */
export function checkText(length: number): void {
  if (length > charactersMax) throw new FeelLimit(`a text of ${length} characters is longer than ${charactersMax}`);
}

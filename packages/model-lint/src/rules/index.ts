import type { Rule } from '../rule.ts';
import { callsRules } from './calls/index.ts';
import { contractsRules } from './contracts/index.ts';
import { decisionsRules } from './decisions/index.ts';
import { deployRules } from './deploy/index.ts';
import { errorsRules } from './errors/index.ts';
import { eventsRules } from './events/index.ts';
import { flowLogicRules } from './flow-logic/index.ts';
import { operationsRules } from './operations/index.ts';
import { peopleRules } from './people/index.ts';
import { projectRules } from './project/index.ts';
import { structureRules } from './structure/index.ts';
import { variablesRules } from './variables/index.ts';

/** Every rule, ordered by name. */
export const rules: readonly Rule[] = [
  ...callsRules,
  ...contractsRules,
  ...decisionsRules,
  ...deployRules,
  ...errorsRules,
  ...eventsRules,
  ...flowLogicRules,
  ...operationsRules,
  ...peopleRules,
  ...projectRules,
  ...structureRules,
  ...variablesRules,
].sort((a, b) => (a.name < b.name ? -1 : 1));

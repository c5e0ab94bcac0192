import type { Rule } from '../../rule.ts';
import { conditionBesidePlainFlow } from './condition-beside-plain-flow.ts';
import { conditionIgnored } from './condition-ignored.ts';
import { conditionNeverHolds } from './condition-never-holds.ts';
import { conditionSingle } from './condition-single.ts';
import { conditionsIncomplete } from './conditions-incomplete.ts';
import { conditionsOverlap } from './conditions-overlap.ts';
import { defaultFlowConditional } from './default-flow-conditional.ts';
import { defaultFlowMissing } from './default-flow-missing.ts';
import { defaultFlowUnknown } from './default-flow-unknown.ts';
import { defaultFlowUnmarked } from './default-flow-unmarked.ts';
import { inclusiveJoinInLoop } from './inclusive-join-in-loop.ts';
import { inclusiveJoinStarved } from './inclusive-join-starved.ts';
import { joinDeadlock } from './join-deadlock.ts';
import { joinDoubles } from './join-doubles.ts';
import { loopEndless } from './loop-endless.ts';
import { transactionBoundaryMissing } from './transaction-boundary-missing.ts';

export const flowLogicRules: readonly Rule[] = [
  conditionBesidePlainFlow,
  conditionIgnored,
  conditionNeverHolds,
  conditionSingle,
  conditionsIncomplete,
  conditionsOverlap,
  defaultFlowConditional,
  defaultFlowMissing,
  defaultFlowUnknown,
  defaultFlowUnmarked,
  inclusiveJoinInLoop,
  inclusiveJoinStarved,
  joinDeadlock,
  joinDoubles,
  loopEndless,
  transactionBoundaryMissing,
];

import type { Rule } from '../../rule.ts';
import { decisionAggregationImpossible } from './decision-aggregation-impossible.ts';
import { decisionBinding } from './decision-binding.ts';
import { decisionCellInvalid } from './decision-cell-invalid.ts';
import { decisionInputMissing } from './decision-input-missing.ts';
import { decisionInputType } from './decision-input-type.ts';
import { decisionListGap } from './decision-list-gap.ts';
import { decisionMissing } from './decision-missing.ts';
import { decisionRequirementBroken } from './decision-requirement-broken.ts';
import { decisionResultMapping } from './decision-result-mapping.ts';
import { decisionResultUnused } from './decision-result-unused.ts';
import { decisionRuleUnreachable } from './decision-rule-unreachable.ts';
import { decisionTableGap } from './decision-table-gap.ts';
import { decisionTableOverlap } from './decision-table-overlap.ts';
import { decisionValueImpossible } from './decision-value-impossible.ts';

export const decisionsRules: readonly Rule[] = [
  decisionAggregationImpossible,
  decisionBinding,
  decisionCellInvalid,
  decisionInputMissing,
  decisionInputType,
  decisionListGap,
  decisionMissing,
  decisionRequirementBroken,
  decisionResultMapping,
  decisionResultUnused,
  decisionRuleUnreachable,
  decisionTableGap,
  decisionTableOverlap,
  decisionValueImpossible,
];

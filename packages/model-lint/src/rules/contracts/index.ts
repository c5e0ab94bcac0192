import type { Rule } from '../../rule.ts';
import { codeInModel } from './code-in-model.ts';
import { constantAsExpression } from './constant-as-expression.ts';
import { contractVersionUnmet } from './contract-version-unmet.ts';
import { contractWithoutModel } from './contract-without-model.ts';
import { effectRepeated } from './effect-repeated.ts';
import { implementationMissing } from './implementation-missing.ts';
import { processWithoutContract } from './process-without-contract.ts';
import { requiredPropertyMissing } from './required-property-missing.ts';
import { timerShorterThanWork } from './timer-shorter-than-work.ts';
import { topicMappedDifferently } from './topic-mapped-differently.ts';
import { topicWithoutContract } from './topic-without-contract.ts';

export const contractsRules: readonly Rule[] = [
  codeInModel,
  constantAsExpression,
  contractVersionUnmet,
  contractWithoutModel,
  effectRepeated,
  implementationMissing,
  processWithoutContract,
  requiredPropertyMissing,
  timerShorterThanWork,
  topicMappedDifferently,
  topicWithoutContract,
];

import type { Rule } from '../../rule.ts';
import { allVariablesPassed } from './all-variables-passed.ts';
import { businessKeyNotPassed } from './business-key-not-passed.ts';
import { callRecursive } from './call-recursive.ts';
import { calledInputMissing } from './called-input-missing.ts';
import { calledOutputUnknown } from './called-output-unknown.ts';
import { calledProcessMissing } from './called-process-missing.ts';
import { calledVersionUnbound } from './called-version-unbound.ts';

export const callsRules: readonly Rule[] = [
  allVariablesPassed,
  businessKeyNotPassed,
  callRecursive,
  calledInputMissing,
  calledOutputUnknown,
  calledProcessMissing,
  calledVersionUnbound,
];

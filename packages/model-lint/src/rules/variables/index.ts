import type { Rule } from '../../rule.ts';
import { beanUnknown } from './bean-unknown.ts';
import { collectionInvalid } from './collection-invalid.ts';
import { comparisonImpossible } from './comparison-impossible.ts';
import { concurrentWrite } from './concurrent-write.ts';
import { elementVariableShadows } from './element-variable-shadows.ts';
import { expressionNotAllowed } from './expression-not-allowed.ts';
import { inputNotAvailable } from './input-not-available.ts';
import { sensitiveVariableExposed } from './sensitive-variable-exposed.ts';
import { taskSeesAllVariables } from './task-sees-all-variables.ts';
import { variableName } from './variable-name.ts';
import { variableNotAllowed } from './variable-not-allowed.ts';
import { variableOverwritten } from './variable-overwritten.ts';
import { variableSerialised } from './variable-serialised.ts';
import { variableTypeMismatch } from './variable-type-mismatch.ts';
import { variableUndeclared } from './variable-undeclared.ts';
import { variableUnread } from './variable-unread.ts';
import { variableUnwritten } from './variable-unwritten.ts';

export const variablesRules: readonly Rule[] = [
  beanUnknown,
  collectionInvalid,
  comparisonImpossible,
  concurrentWrite,
  elementVariableShadows,
  expressionNotAllowed,
  inputNotAvailable,
  sensitiveVariableExposed,
  taskSeesAllVariables,
  variableName,
  variableNotAllowed,
  variableOverwritten,
  variableSerialised,
  variableTypeMismatch,
  variableUndeclared,
  variableUnread,
  variableUnwritten,
];

import type { Rule } from '../../rule.ts';
import { candidateGroupUnknown } from './candidate-group-unknown.ts';
import { dueDateInvalid } from './due-date-invalid.ts';
import { dueDateMissing } from './due-date-missing.ts';
import { formFieldUndeclared } from './form-field-undeclared.ts';
import { formMissing } from './form-missing.ts';
import { formUnknown } from './form-unknown.ts';
import { userTaskUnassigned } from './user-task-unassigned.ts';

export const peopleRules: readonly Rule[] = [
  candidateGroupUnknown,
  dueDateInvalid,
  dueDateMissing,
  formFieldUndeclared,
  formMissing,
  formUnknown,
  userTaskUnassigned,
];

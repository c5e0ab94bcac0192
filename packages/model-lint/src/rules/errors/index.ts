import type { Rule } from '../../rule.ts';
import { calledErrorUncaught } from './called-error-uncaught.ts';
import { caughtErrorUndeclared } from './caught-error-undeclared.ts';
import { errorCatcherHidden } from './error-catcher-hidden.ts';
import { errorCodeMissing } from './error-code-missing.ts';
import { errorCodeNotKept } from './error-code-not-kept.ts';
import { errorUncaught } from './error-uncaught.ts';
import { errorVariableUnused } from './error-variable-unused.ts';
import { escalationUncaught } from './escalation-uncaught.ts';

export const errorsRules: readonly Rule[] = [
  calledErrorUncaught,
  caughtErrorUndeclared,
  errorCodeMissing,
  errorCodeNotKept,
  errorCatcherHidden,
  errorUncaught,
  errorVariableUnused,
  escalationUncaught,
];

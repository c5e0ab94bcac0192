import type { Rule } from '../../rule.ts';
import { engineNamespace } from './engine-namespace.ts';
import { ownerMissing } from './owner-missing.ts';
import { processNotExecutable } from './process-not-executable.ts';
import { retryCycleInvalid } from './retry-cycle-invalid.ts';
import { retryCycleMissing } from './retry-cycle-missing.ts';
import { runbookMissing } from './runbook-missing.ts';
import { startFromTaskList } from './start-from-task-list.ts';
import { startUnclaimed } from './start-unclaimed.ts';
import { tenantFixed } from './tenant-fixed.ts';
import { versionTagMissing } from './version-tag-missing.ts';
import { versionTagNotSemantic } from './version-tag-not-semantic.ts';

export const operationsRules: readonly Rule[] = [
  engineNamespace,
  ownerMissing,
  processNotExecutable,
  retryCycleInvalid,
  retryCycleMissing,
  runbookMissing,
  startFromTaskList,
  startUnclaimed,
  tenantFixed,
  versionTagMissing,
  versionTagNotSemantic,
];

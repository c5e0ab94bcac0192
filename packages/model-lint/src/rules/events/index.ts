import type { Rule } from '../../rule.ts';
import { contractMessageUnused } from './contract-message-unused.ts';
import { correlationVariableUndeclared } from './correlation-variable-undeclared.ts';
import { messageNeverCaught } from './message-never-caught.ts';
import { messageNeverThrown } from './message-never-thrown.ts';
import { messageStartsTwoProcesses } from './message-starts-two-processes.ts';
import { messageWithoutContract } from './message-without-contract.ts';
import { receiveTaskWithoutMessage } from './receive-task-without-message.ts';
import { signalNeverCaught } from './signal-never-caught.ts';
import { signalNeverThrown } from './signal-never-thrown.ts';
import { signalStartsSeveral } from './signal-starts-several.ts';
import { timerCycleEndless } from './timer-cycle-endless.ts';
import { timerInPast } from './timer-in-past.ts';
import { timerInvalid } from './timer-invalid.ts';
import { timerWithoutSla } from './timer-without-sla.ts';

export const eventsRules: readonly Rule[] = [
  contractMessageUnused,
  correlationVariableUndeclared,
  messageNeverCaught,
  messageNeverThrown,
  messageStartsTwoProcesses,
  messageWithoutContract,
  receiveTaskWithoutMessage,
  signalNeverCaught,
  signalNeverThrown,
  signalStartsSeveral,
  timerCycleEndless,
  timerInPast,
  timerInvalid,
  timerWithoutSla,
];

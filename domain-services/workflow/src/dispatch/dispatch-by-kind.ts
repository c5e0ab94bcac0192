import type { CommandKind, CommandOf, WorkflowCommand } from '../workflow-command.ts';
import type { Attempt, AttemptResult } from './attempt.ts';
import { completeTask } from './complete-task.ts';
import { correlateMessage } from './correlate-message.ts';
import { retryExternalTask } from './retry-external-task.ts';
import { startProcess } from './start-process.ts';

type Dispatch<K extends CommandKind> = (command: CommandOf<K>, attempt: Attempt) => Promise<AttemptResult>;

const registry: { readonly [K in CommandKind]: Dispatch<K> } = {
  'start-process': startProcess,
  'correlate-message': correlateMessage,
  'complete-task': completeTask,
  'retry-external-task': retryExternalTask,
};

/** Carries out one attempt of a command. Whatever it throws is judged by the dispatcher. */
export function dispatchByKind(command: WorkflowCommand, attempt: Attempt): Promise<AttemptResult> {
  return (registry[command.kind] as Dispatch<CommandKind>)(command, attempt);
}

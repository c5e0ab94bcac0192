import { EngineMismatchingMessageCorrelationError } from '@stepwright/engine-client';
import type { CommandOf } from '../workflow-command.ts';
import { type Attempt, type AttemptResult, done, failed, notYet, obsolete } from './attempt.ts';
import { findInstance } from './find-instance.ts';
import { hasReceipt } from './has-receipt.ts';

/**
 * Delivers a message to the one wait that it names, and leaves the receipt.
 *
 * The engine would deliver a repeated message to the next wait, so after an attempt without answer the receipt is looked for
 * first. Nobody waiting means: delivered before (receipt), too late (instance ended), or too early (tried again).
 */
export async function correlateMessage(
  command: CommandOf<'correlate-message'>,
  attempt: Attempt,
): Promise<AttemptResult> {
  const found = await findInstance(attempt, command);
  switch (found.kind) {
    case 'unknown':
      return notFound(command, attempt);
    case 'foreign':
      return failed(
        `The process instance ${command.processInstanceId} has the business key "${found.businessKey}", not "${command.businessKey}".`,
      );
    case 'several':
      return notYet(`Several instances of ${command.businessKey} run (${found.ids.join(', ')}); all but one will end.`);
    case 'ended':
      if (await received(command, attempt, found.ids)) return done({ processInstanceId: found.ids[0], lookedUp: true });
      return obsolete(
        `The process instance ${found.ids.join(', ')} ended (${found.how}) without waiting for this message.`,
      );
    case 'running':
      return deliver(command, attempt, found.id);
  }
}

async function deliver(
  command: CommandOf<'correlate-message'>,
  attempt: Attempt,
  processInstanceId: string,
): Promise<AttemptResult> {
  const { messageName, businessKey, correlationVariable, correlationValue, receiptVariable, variables } = command;
  if (attempt.sentBefore && (await received(command, attempt, [processInstanceId]))) {
    return done({ processInstanceId, lookedUp: true });
  }
  const value = { type: 'String', value: correlationValue };
  try {
    await attempt.engine.client.messages.correlate(
      {
        messageName,
        businessKey,
        processInstanceId,
        correlationKeys: { [correlationVariable]: value },
        processVariables: { ...variables, [receiptVariable]: value },
      },
      attempt.call,
    );
    return done({ processInstanceId });
  } catch (error) {
    if (!(error instanceof EngineMismatchingMessageCorrelationError)) throw error;
    if (await received(command, attempt, [processInstanceId])) return done({ processInstanceId, lookedUp: true });
    return notYet(
      `The process instance ${processInstanceId} does not wait for "${messageName}" with ${correlationVariable} "${correlationValue}": ${error.engineMessage}`,
    );
  }
}

async function notFound(command: CommandOf<'correlate-message'>, attempt: Attempt): Promise<AttemptResult> {
  const { processInstanceId, businessKey } = command;
  if (processInstanceId !== undefined) {
    return obsolete(`The engine knows no process instance ${processInstanceId}, neither running nor in its history.`);
  }
  if (await attempt.startHasEnded()) {
    return obsolete(`The start of ${businessKey} has ended and the engine knows no instance of it any more.`);
  }
  return notYet(`No process instance of ${businessKey} has been started yet.`);
}

function received(
  { receiptVariable, correlationValue }: CommandOf<'correlate-message'>,
  attempt: Attempt,
  instanceIds: readonly string[],
): Promise<boolean> {
  return hasReceipt(attempt, { instanceIds, receiptVariable, value: correlationValue });
}

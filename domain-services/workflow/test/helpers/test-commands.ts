import { randomUUID } from 'node:crypto';
import type { WorkflowCommand } from '@platform/workflow';
import { newBusinessKey, text, type WorkflowCaller } from './workflow-world.ts';

/** A started instance of a test model. */
export interface TestInstance {
  readonly commandId: string;
  readonly businessKey: string;
  readonly ticket: string;
  readonly processInstanceId: string;
}

/** The command that starts a test model. */
export function startOf(processKey: string, businessKey: string = newBusinessKey(), ticket = ''): WorkflowCommand {
  return { kind: 'start-process', processKey, businessKey, variables: { ticket: text(ticket) } };
}

/** Starts an instance through the service and waits until that is done. */
export async function startInstance(
  workflow: WorkflowCaller,
  processKey: string,
  businessKey: string = newBusinessKey(),
): Promise<TestInstance> {
  const ticket = randomUUID();
  const commandId = await workflow.submit(startOf(processKey, businessKey, ticket));
  const { result } = await workflow.until(commandId, 'DONE');
  return { commandId, businessKey, ticket, processInstanceId: String((result as TestInstance).processInstanceId) };
}

/** The message that `two-waits` awaits at both of its waits. */
export function goOn(instance: {
  readonly businessKey: string;
  readonly ticket: string;
  readonly processInstanceId?: string;
}): WorkflowCommand {
  const { businessKey, ticket, processInstanceId } = instance;
  return {
    kind: 'correlate-message',
    messageName: 'go-on',
    businessKey,
    ...(processInstanceId === undefined ? {} : { processInstanceId }),
    correlationVariable: 'ticket',
    correlationValue: ticket,
    receiptVariable: 'wentOn',
    variables: {},
  };
}

/** The message that cancels the open task of `two-decisions`. */
export function withdraw(instance: TestInstance): WorkflowCommand {
  return {
    kind: 'correlate-message',
    messageName: 'withdraw',
    businessKey: instance.businessKey,
    processInstanceId: instance.processInstanceId,
    correlationVariable: 'ticket',
    correlationValue: instance.ticket,
    receiptVariable: 'withdrawn',
    variables: {},
  };
}

/** The decision on a task of `two-decisions`. */
export function decide(
  instance: { readonly businessKey: string; readonly processInstanceId: string },
  decisionTaskId: string,
): WorkflowCommand {
  return {
    kind: 'complete-task',
    businessKey: instance.businessKey,
    processInstanceId: instance.processInstanceId,
    taskDefinitionKey: 'decide',
    identityVariable: 'decisionTaskId',
    identityValue: decisionTaskId,
    receiptVariable: 'decidedTaskId',
    variables: { outcome: text(`outcome of ${decisionTaskId}`) },
  };
}

import { randomUUID } from 'node:crypto';
import type { RunningService } from '@stepwright/service-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { activeActivities, completeExternalTask, instancesOf } from '../helpers/engine-steps.ts';
import { decide, goOn, startInstance, startOf, withdraw } from '../helpers/test-commands.ts';
import {
  callWorkflow,
  newBusinessKey,
  startWorkflowWorld,
  text,
  type WorkflowCaller,
  type WorkflowWorld,
} from '../helpers/workflow-world.ts';

let world: WorkflowWorld;
let service: RunningService;
let workflow: WorkflowCaller;

beforeAll(async () => {
  world = await startWorkflowWorld();
  service = await world.start();
  workflow = callWorkflow(world.issuer, () => service);
});

afterAll(async () => {
  await service?.stop();
  await world?.stop();
});

/** Waits until the command has been tried without success `times` times. */
async function untilTried(commandId: string, times: number): Promise<Record<string, unknown>> {
  return vi.waitFor(
    async () => {
      const command = await workflow.command(commandId);
      expect(command.attempts).toBeGreaterThanOrEqual(times);
      expect(command.status).toBe('PENDING');
      return command;
    },
    { timeout: 20_000 },
  );
}

describe('a start', () => {
  it('gives the instance its tenant and the id of its command', async () => {
    const { commandId, processInstanceId, businessKey } = await startInstance(workflow, 'two-waits');
    expect(await world.engine.processInstances.get(processInstanceId)).toMatchObject({ businessKey });
    expect(await world.engine.processInstances.variables(processInstanceId)).toMatchObject({
      tenantId: text('acme'),
      startCommandId: text(commandId),
    });
  });

  it('that is submitted twice is stored and done once', async () => {
    const commandId = randomUUID();
    const command = startOf('two-waits');
    await Promise.all(Array.from({ length: 5 }, () => workflow.submit(command, commandId)));
    await workflow.until(commandId, 'DONE');
    await workflow.submit(command, commandId);
    expect(await instancesOf(world.engine, commandId)).toHaveLength(1);
  });

  it('deploys the models again when the engine has lost them', async () => {
    const lost = await world.engine.deployments.list({ name: 'bpmn/quote-approval' });
    for (const { id } of lost) await world.engine.deployments.delete(id, { cascade: true });
    const businessKey = `acme:quote:Q-${randomUUID()}:r1`;
    const commandId = await workflow.submit(startOf('quote-approval', businessKey));
    const { result } = await workflow.until(commandId, 'DONE');
    const { processInstanceId } = result as { processInstanceId: string };
    expect(await activeActivities(world.engine, processInstanceId)).toEqual(['claim-start']);
  });

  it('of a process that nobody has deployed is FAILED with the reason', async () => {
    const commandId = await workflow.submit(startOf('no-such-process'));
    const { reason } = await workflow.until(commandId, 'FAILED');
    expect(reason).toMatch(/no-such-process/);
  });

  it('with a value that the engine refuses for ever is FAILED with the reason', async () => {
    const command = startOf('two-waits');
    const commandId = await workflow.submit({
      ...command,
      variables: { count: { type: 'Integer', value: 'many' } },
    } as never);
    const failed = await workflow.until(commandId, 'FAILED');
    expect(failed).toMatchObject({ attempts: 1, reason: expect.stringMatching(/400.*many|count/s) });
    const { rows } = await world.admin.query(
      `select event_type, business_reason from workflow.audit_event where resource_id = $1 order by sequence`,
      [commandId],
    );
    expect(rows).toEqual([
      { event_type: 'WORKFLOW_COMMAND_SUBMIT', business_reason: null },
      { event_type: 'WORKFLOW_COMMAND_DISPATCH', business_reason: failed.reason },
    ]);
  });
});

describe('a message', () => {
  it('for a wait that is not reached yet is PENDING, then DONE', async () => {
    const instance = await startInstance(workflow, 'two-waits');
    const commandId = await workflow.submit(goOn(instance));
    const early = await untilTried(commandId, 2);
    expect(early.reason).toMatch(/does not wait for "go-on"/);
    await completeExternalTask(world.engine, instance.processInstanceId);
    await workflow.until(commandId, 'DONE');
    expect(await activeActivities(world.engine, instance.processInstanceId)).toEqual(['second-wait']);
    expect(await world.engine.processInstances.variables(instance.processInstanceId)).toMatchObject({
      wentOn: text(instance.ticket),
    });
  });

  it('without an instance id finds the instance by its business key, also one that starts later', async () => {
    const businessKey = newBusinessKey();
    const ticket = randomUUID();
    const commandId = await workflow.submit(goOn({ businessKey, ticket }));
    expect((await untilTried(commandId, 2)).reason).toMatch(/No process instance of .* has been started yet/);
    const { id } = await world.engine.processInstances.start({
      processDefinitionKey: 'two-waits',
      businessKey,
      variables: { ticket: text(ticket) },
    });
    await completeExternalTask(world.engine, id);
    await workflow.until(commandId, 'DONE');
    expect(await activeActivities(world.engine, id)).toEqual(['second-wait']);
  });

  it('for an instance that has ended is OBSOLETE with the reason, by id and by business key', async () => {
    const instance = await startInstance(workflow, 'two-waits');
    await world.engine.processInstances.delete(instance.processInstanceId);
    const { processInstanceId: _left, ...byKey } = instance;
    for (const command of [goOn(instance), goOn(byKey)]) {
      const commandId = await workflow.submit(command);
      const { reason } = await workflow.until(commandId, 'OBSOLETE');
      expect(reason).toMatch(/ended \(EXTERNALLY_TERMINATED at .*\) without waiting for this message/);
    }
  });

  it('that the ended instance has received is DONE', async () => {
    const instance = await startInstance(workflow, 'two-waits');
    await completeExternalTask(world.engine, instance.processInstanceId);
    await workflow.until(await workflow.submit(goOn(instance)), 'DONE');
    await world.engine.processInstances.delete(instance.processInstanceId);
    const again = await workflow.until(await workflow.submit(goOn(instance)), 'DONE');
    expect(again.result).toMatchObject({ lookedUp: true });
  });

  it('for an instance of which the engine has forgotten everything is OBSOLETE', async () => {
    const instance = await startInstance(workflow, 'two-waits');
    await world.engine.processInstances.delete(instance.processInstanceId);
    await fetch(`${world.engineUrl}/history/process-instance/${instance.processInstanceId}`, { method: 'DELETE' });
    const { processInstanceId: _left, ...byKey } = instance;
    for (const command of [goOn(instance), goOn(byKey)]) {
      const { reason } = await workflow.until(await workflow.submit(command), 'OBSOLETE');
      expect(reason).toMatch(/the engine knows no/i);
    }
  });

  it("with another business key than the instance's is FAILED", async () => {
    const instance = await startInstance(workflow, 'two-waits');
    const commandId = await workflow.submit(goOn({ ...instance, businessKey: newBusinessKey() }));
    const { reason } = await workflow.until(commandId, 'FAILED');
    expect(reason).toMatch(/has the business key/);
  });
});

describe('the completion of a human task', () => {
  it('waits until the task is there', async () => {
    const instance = await startInstance(workflow, 'two-decisions');
    const commandId = await workflow.submit(decide(instance, 'T-1'));
    expect((await untilTried(commandId, 2)).reason).toMatch(/no open task decide with decisionTaskId "T-1" yet/);
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-1') });
    await workflow.until(commandId, 'DONE');
    expect(await activeActivities(world.engine, instance.processInstanceId)).toEqual(['open']);
  });

  it('is OBSOLETE when the task was cancelled, and does not touch or block the next one', async () => {
    const instance = await startInstance(workflow, 'two-decisions');
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-1') });
    await workflow.until(await workflow.submit(withdraw(instance)), 'DONE');
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-2') });
    const first = await workflow.submit(decide(instance, 'T-1'));
    const second = await workflow.submit(decide(instance, 'T-2'));
    const { reason } = await workflow.until(first, 'OBSOLETE');
    expect(reason).toMatch(/decide of T-1 was cancelled/);
    await workflow.until(second, 'DONE');
    const variables = await world.engine.processInstances.variables(instance.processInstanceId);
    expect(variables.outcome?.value).toBe('outcome of T-2');
  });

  it('is OBSOLETE when the task was cancelled and no other has been opened yet', async () => {
    const instance = await startInstance(workflow, 'two-decisions');
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-1') });
    await workflow.until(await workflow.submit(withdraw(instance)), 'DONE');
    await workflow.until(await workflow.submit(decide(instance, 'T-1')), 'OBSOLETE');
  });

  it('is OBSOLETE when the identity was passed over without a task', async () => {
    const instance = await startInstance(workflow, 'two-decisions');
    const { processInstanceId } = instance;
    await world.engine.processInstances.setVariables(processInstanceId, { decisionTaskId: text('T-0') });
    const commandId = await workflow.submit(decide(instance, 'T-0'));
    await untilTried(commandId, 1);
    await completeExternalTask(world.engine, processInstanceId, { decisionTaskId: text('T-1') });
    await workflow.until(commandId, 'OBSOLETE');
  });

  it('is DONE when somebody has completed the task by hand', async () => {
    const instance = await startInstance(workflow, 'two-decisions');
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-1') });
    const [task] = await world.engine.tasks.list({ processInstanceId: instance.processInstanceId });
    await world.engine.tasks.complete(String(task?.id));
    const { result } = await workflow.until(await workflow.submit(decide(instance, 'T-1')), 'DONE');
    expect(result).toMatchObject({ completedElsewhere: true });
  });

  it('is OBSOLETE when the instance has ended', async () => {
    const instance = await startInstance(workflow, 'two-decisions');
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-1') });
    await world.engine.processInstances.delete(instance.processInstanceId);
    const { reason } = await workflow.until(await workflow.submit(decide(instance, 'T-1')), 'OBSOLETE');
    expect(reason).toMatch(/ended .*the decision on T-1 stands/);
  });
});

describe('the retry of an external task', () => {
  async function incident() {
    const instance = await startInstance(workflow, 'two-waits');
    const [task] = await world.engine.externalTasks.list({ processInstanceId: instance.processInstanceId });
    const externalTaskId = String(task?.id);
    await world.engine.externalTasks.setRetries(externalTaskId, 0);
    expect(await world.engine.incidents.list({ processInstanceId: instance.processInstanceId })).toHaveLength(1);
    return { ...instance, externalTaskId };
  }

  it('ends the incident', async () => {
    const { businessKey, externalTaskId, processInstanceId } = await incident();
    const command = { kind: 'retry-external-task' as const, businessKey, externalTaskId, retries: 1 };
    await workflow.until(await workflow.submit(command), 'DONE');
    expect(await world.engine.incidents.list({ processInstanceId })).toEqual([]);
  });

  it('of a task that is gone is OBSOLETE, of another business key FAILED', async () => {
    const { businessKey, externalTaskId, processInstanceId } = await incident();
    const command = { kind: 'retry-external-task' as const, businessKey, externalTaskId, retries: 1 };
    const foreign = await workflow.submit({ ...command, businessKey: newBusinessKey() });
    await workflow.until(foreign, 'FAILED');
    expect(await world.engine.incidents.list({ processInstanceId })).toHaveLength(1);
    await world.engine.processInstances.delete(processInstanceId);
    await workflow.until(await workflow.submit(command), 'OBSOLETE');
  });
});

describe('a claim that was lost (invariant 2)', () => {
  it('lets no late result overwrite what the new owner does', async () => {
    const held = world.proxy.next({ method: 'POST', path: /two-waits\/start/ }, 'hold-answer');
    const commandId = await workflow.submit(startOf('two-waits'));
    await held.hit;
    await world.admin.query(
      `update workflow.workflow_command set attempts = attempts + 1, claimed_by = 'another' where id = $1`,
      [commandId],
    );
    held.release();
    await vi.waitFor(() => expect(world.warnings).toContainEqual(expect.stringContaining('was taken over')));
    expect(await workflow.command(commandId)).toMatchObject({ status: 'RUNNING', result: null });
    await world.admin.query(
      `update workflow.workflow_command set claimed_at = now() - interval '1 hour' where id = $1`,
      [commandId],
    );
    expect(await workflow.until(commandId, 'DONE')).toMatchObject({ attempts: 3, result: { lookedUp: true } });
  });
});

describe('the order of commands (invariant 6)', () => {
  it('keeps a message behind the start of its business key', async () => {
    const businessKey = newBusinessKey();
    const hold = world.proxy.next({ method: 'POST', path: /two-waits\/start/ }, 'hold-answer');
    const startId = await workflow.submit(startOf('two-waits', businessKey, 'same'));
    await hold.hit;
    const [id = ''] = await instancesOf(world.engine, startId);
    await completeExternalTask(world.engine, id);
    const messageId = await workflow.submit(goOn({ businessKey, ticket: 'same' }));
    const other = await startInstance(workflow, 'two-waits');
    expect(other.processInstanceId).not.toBe(id);
    expect(await workflow.command(messageId)).toMatchObject({ status: 'PENDING', attempts: 0 });
    hold.release();
    await workflow.until(startId, 'DONE');
    await workflow.until(messageId, 'DONE');
    expect(await activeActivities(world.engine, id)).toEqual(['second-wait']);
  });

  it('delivers messages of one name one after the other, and lets nothing else wait for them', async () => {
    const instance = await startInstance(workflow, 'two-waits');
    const { businessKey, processInstanceId } = instance;
    const first = await workflow.submit(goOn(instance));
    const second = await workflow.submit({ ...goOn(instance), correlationValue: 'another' } as never);
    const [task] = await world.engine.externalTasks.list({ processInstanceId });
    const retry = await workflow.submit({
      kind: 'retry-external-task',
      businessKey,
      externalTaskId: String(task?.id),
      retries: 3,
    });
    await workflow.until(retry, 'DONE');
    expect((await workflow.command(first)).status).toBe('PENDING');
    await untilTried(first, 3);
    expect(await workflow.command(second)).toMatchObject({ status: 'PENDING', attempts: 0 });
    await world.engine.processInstances.setVariables(processInstanceId, { ticket: text('another') });
    await completeExternalTask(world.engine, processInstanceId);
    await world.engine.processInstances.setVariables(processInstanceId, { ticket: text(instance.ticket) });
    await workflow.until(first, 'DONE');
    expect(await activeActivities(world.engine, processInstanceId)).toEqual(['second-wait']);
    await world.engine.processInstances.setVariables(processInstanceId, { ticket: text('another') });
    await workflow.until(second, 'DONE');
    expect(await activeActivities(world.engine, processInstanceId)).toEqual([]);
  });
});

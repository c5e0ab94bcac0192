import { randomUUID } from 'node:crypto';
import type { RunningService } from '@stepwright/service-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { activeActivities, completeExternalTask, instancesOf } from '../helpers/engine-steps.ts';
import { decide, goOn, startInstance, startOf } from '../helpers/test-commands.ts';
import {
  callWorkflow,
  startWorkflowWorld,
  text,
  type WorkflowCaller,
  type WorkflowWorld,
} from '../helpers/workflow-world.ts';

let world: WorkflowWorld;
let service: RunningService;
let workflow: WorkflowCaller;

const startOfKey = (key: string) => ({ method: 'POST', path: new RegExp(`/process-definition/key/${key}/start`) });
const anyMessage = { method: 'POST', path: /\/message$/ };
const anyCompletion = { method: 'POST', path: /\/task\/[^/]+\/complete$/ };

beforeAll(async () => {
  world = await startWorkflowWorld();
  service = await world.start();
  workflow = callWorkflow(world.issuer, () => service);
});

afterAll(async () => {
  await service?.stop();
  await world?.stop();
});

describe('a start (invariants 3 and 4)', () => {
  it('whose answer is lost after the commit has one instance', async () => {
    const fault = world.proxy.next(startOfKey('two-waits'), 'drop-answer');
    const { commandId, processInstanceId } = await startInstance(workflow, 'two-waits');
    expect(await fault.carriedOut).toBe(200);
    expect(await instancesOf(world.engine, commandId)).toEqual([processInstanceId]);
    expect(await workflow.command(commandId)).toMatchObject({ attempts: 2, result: { lookedUp: true } });
  });

  it('whose answer is lost is found in the history when the instance has ended in the meantime', async () => {
    const fault = world.proxy.next(startOfKey('two-waits'), 'hold-answer');
    const commandId = await workflow.submit(startOf('two-waits'));
    await fault.hit;
    const [processInstanceId = ''] = await instancesOf(world.engine, commandId);
    await world.engine.processInstances.delete(processInstanceId);
    const command = await workflow.until(commandId, 'DONE');
    expect(command).toMatchObject({ result: { processInstanceId, lookedUp: true } });
    expect(await instancesOf(world.engine, commandId)).toEqual([processInstanceId]);
    fault.release();
  });

  it('that is held back until after its retry is DONE once; the command names one of at most two instances', async () => {
    const fault = world.proxy.next(startOfKey('two-waits'), 'hold-request');
    const { commandId, processInstanceId } = await startInstance(workflow, 'two-waits');
    expect(await instancesOf(world.engine, commandId)).toEqual([processInstanceId]);
    fault.release();
    expect(await fault.carriedOut).toBe(200);
    const instances = await instancesOf(world.engine, commandId);
    expect(instances).toHaveLength(2);
    expect(instances).toContain(processInstanceId);
    expect(await workflow.command(commandId)).toMatchObject({ status: 'DONE', result: { processInstanceId } });
    console.log(`held start: instances ${instances.join(', ')}; the command names the retry's, ${processInstanceId}`);
    const { rows } = await world.admin.query(
      `select to_state from workflow.state_transition where aggregate_id = $1 order by occurred_at`,
      [commandId],
    );
    expect(rows.map((row) => row.to_state)).toEqual(['PENDING', 'DONE']);
  });
});

describe('a message', () => {
  it('whose answer is lost is DONE once and does not reach the next wait', async () => {
    const instance = await startInstance(workflow, 'two-waits');
    await completeExternalTask(world.engine, instance.processInstanceId);
    const fault = world.proxy.next(anyMessage, 'drop-answer');
    const commandId = await workflow.submit(goOn(instance));
    const command = await workflow.until(commandId, 'DONE');
    expect(await fault.carriedOut).toBe(204);
    expect(command).toMatchObject({ attempts: 2, result: { lookedUp: true } });
    expect(await activeActivities(world.engine, instance.processInstanceId)).toEqual(['second-wait']);
  });

  it('that is held back until after its retry meets nobody when each wait has its own name of what it awaits', async () => {
    const instance = await startInstance(workflow, 'two-waits');
    await completeExternalTask(world.engine, instance.processInstanceId);
    const fault = world.proxy.next(anyMessage, 'hold-request');
    const commandId = await workflow.submit(goOn(instance));
    await workflow.until(commandId, 'DONE');
    await world.engine.processInstances.setVariables(instance.processInstanceId, { ticket: text(randomUUID()) });
    fault.release();
    expect(await fault.carriedOut).toBe(400);
    expect(await activeActivities(world.engine, instance.processInstanceId)).toEqual(['second-wait']);
  });
});

describe('the completion of a human task', () => {
  it('whose answer is lost is DONE once', async () => {
    const instance = await startInstance(workflow, 'two-decisions');
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-1') });
    const fault = world.proxy.next(anyCompletion, 'drop-answer');
    const commandId = await workflow.submit(decide(instance, 'T-1'));
    const command = await workflow.until(commandId, 'DONE');
    expect(await fault.carriedOut).toBe(204);
    expect(command).toMatchObject({ attempts: 2, result: { lookedUp: true } });
    expect(await activeActivities(world.engine, instance.processInstanceId)).toEqual(['open']);
    const variables = await world.engine.processInstances.variables(instance.processInstanceId);
    expect(variables).toMatchObject({ decidedTaskId: { value: 'T-1' }, outcome: { value: 'outcome of T-1' } });
  });

  it('whose answer is lost does not complete the next task of the same name', async () => {
    const instance = await startInstance(workflow, 'two-decisions');
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-1') });
    const fault = world.proxy.next(anyCompletion, 'hold-answer');
    const commandId = await workflow.submit(decide(instance, 'T-1'));
    await fault.hit;
    await completeExternalTask(world.engine, instance.processInstanceId, { decisionTaskId: text('T-2') });
    await workflow.until(commandId, 'DONE');
    expect(await activeActivities(world.engine, instance.processInstanceId)).toEqual(['decide']);
    fault.release();
  });
});

describe('an engine that is down (invariant 5)', () => {
  it('leaves commands PENDING and gets each of them once when it is back', async () => {
    const instance = await startInstance(workflow, 'two-waits');
    await completeExternalTask(world.engine, instance.processInstanceId);
    await world.proxy.refuse();
    const startId = await workflow.submit(startOf('two-waits'));
    const messageId = await workflow.submit(goOn(instance));
    for (const commandId of [startId, messageId]) {
      await vi.waitFor(
        async () => {
          const command = await workflow.command(commandId);
          expect(command.attempts).toBeGreaterThanOrEqual(2);
          expect(command).toMatchObject({ status: 'PENDING', reason: expect.stringContaining('no connection') });
        },
        { timeout: 10_000 },
      );
    }
    await world.proxy.accept();
    await workflow.until(startId, 'DONE');
    await workflow.until(messageId, 'DONE');
    expect(await instancesOf(world.engine, startId)).toHaveLength(1);
    expect(await activeActivities(world.engine, instance.processInstanceId)).toEqual(['second-wait']);
  });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RunningService } from '@stepwright/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activeActivities, completeExternalTask, instancesOf } from '../helpers/engine-steps.ts';
import { goOn, startInstance, startOf } from '../helpers/test-commands.ts';
import {
  callWorkflow,
  startWorkflowWorld,
  type WorkflowCaller,
  type WorkflowWorld,
} from '../helpers/workflow-world.ts';

let world: WorkflowWorld;
let process1: { readonly url: string; readonly child: ChildProcess } | undefined;
let service: RunningService | undefined;
let workflow: WorkflowCaller;

const leases = { COMMAND_LEASE_MS: 4_000, ENGINE_TIMEOUT_MS: 2_000 };

beforeAll(async () => {
  world = await startWorkflowWorld();
  workflow = callWorkflow(world.issuer, () => service ?? process1 ?? { url: 'http://127.0.0.1:9' });
});

afterAll(async () => {
  process1?.child.kill('SIGKILL');
  await service?.stop();
  await world?.stop();
});

/** Runs the service as its own process, through its real entry. */
async function startProcess(): Promise<{ url: string; child: ChildProcess }> {
  const environment = Object.entries(world.environment(leases)).map(([name, value]) => [name, String(value)]);
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=stepwright-source', main], {
    env: { PATH: process.env.PATH, ...Object.fromEntries(environment) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  process1 = { url: 'http://127.0.0.1:9', child };
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`The service ended with ${code} before it told its address; it needs Node 24.`);
  });
  const told = once(child.stdout as NodeJS.ReadableStream, 'data', { signal: AbortSignal.timeout(30_000) });
  const [line] = await Promise.race([told, exited]);
  exited.catch(() => undefined);
  return { url: JSON.parse(String(line)).url, child };
}

async function killProcess(): Promise<void> {
  if (process1 === undefined) return;
  process1.child.kill('SIGKILL');
  await once(process1.child, 'exit');
  process1 = undefined;
}

describe('a dispatcher that is killed between claim and result (invariants 1 and 3)', () => {
  it('is replaced after its lease: what had its effect is found and not repeated', async () => {
    process1 = await startProcess();
    const instance = await startInstance(workflow, 'two-waits');
    await completeExternalTask(world.engine, instance.processInstanceId);
    const heldStart = world.proxy.next({ method: 'POST', path: /two-waits\/start/ }, 'hold-answer');
    const heldMessage = world.proxy.next({ method: 'POST', path: /\/message$/ }, 'hold-answer');
    const startId = await workflow.submit(startOf('two-waits'));
    const messageId = await workflow.submit(goOn(instance));
    await Promise.all([heldStart.hit, heldMessage.hit]);
    await killProcess();
    const { rows } = await world.admin.query(
      `select status, sent_once from workflow.workflow_command where id = any($1)`,
      [[startId, messageId]],
    );
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ status: 'RUNNING', sent_once: true })));
    service = await world.start(leases);
    expect(await workflow.until(startId, 'DONE')).toMatchObject({ attempts: 2, result: { lookedUp: true } });
    expect(await workflow.until(messageId, 'DONE')).toMatchObject({ attempts: 2, result: { lookedUp: true } });
    expect(await instancesOf(world.engine, startId)).toHaveLength(1);
    expect(await activeActivities(world.engine, instance.processInstanceId)).toEqual(['second-wait']);
    heldStart.release();
    heldMessage.release();
    await service.stop();
    service = undefined;
  });

  it('is replaced after its lease: what had no effect yet is done once', async () => {
    process1 = await startProcess();
    const held = world.proxy.next({ method: 'POST', path: /two-waits\/start/ }, 'hold-request');
    const startId = await workflow.submit(startOf('two-waits'));
    await held.hit;
    await killProcess();
    service = await world.start(leases);
    const { result } = await workflow.until(startId, 'DONE');
    expect(await instancesOf(world.engine, startId)).toEqual([
      (result as { processInstanceId: string }).processInstanceId,
    ]);
    held.release();
    await held.carriedOut;
  });
});

it('stops cleanly on SIGTERM', async () => {
  process1 = await startProcess();
  const { child } = process1;
  const exit = once(child, 'exit', { signal: AbortSignal.timeout(15_000) });
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  process1 = undefined;
});

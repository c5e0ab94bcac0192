import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approveQuoteTask } from '@platform/contracts';
import { deployModels } from '@platform/workflow';
import type { RunningService } from '@stepwright/service-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { activeActivities, completeExternalTask } from '../helpers/engine-steps.ts';
import {
  callWorkflow,
  repositoryFolder,
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
  await vi.waitFor(async () => expect((await workflow.call('GET', '/readyz')).status).toBe(200), { timeout: 20_000 });
});

afterAll(async () => {
  await service?.stop();
  await world?.stop();
});

describe('deployModels', () => {
  const foldersOf = (root: string) => [join(root, 'bpmn'), join(root, 'dmn')];
  const versions = async () =>
    Object.fromEntries(
      (await world.engine.processDefinitions.list({ latestVersion: true })).map(({ key, version }) => [key, version]),
    );

  it('makes no new version when nothing has changed', async () => {
    const before = await versions();
    const deployed = await deployModels({ engine: world.engine, folders: foldersOf(repositoryFolder) });
    expect(deployed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['bpmn/order-fulfillment', 'bpmn/quote-approval', 'dmn/approval-policy']),
    );
    expect(deployed.map(({ newVersions }) => newVersions)).toEqual(deployed.map(() => ({})));
    expect(await versions()).toEqual(before);
  });

  it('makes a new version of the process that has changed, and of no other', async () => {
    const root = await mkdtemp(join(tmpdir(), 'stepwright-models-'));
    try {
      for (const folder of ['bpmn', 'dmn'])
        await cp(join(repositoryFolder, folder), join(root, folder), { recursive: true });
      const path = join(root, 'bpmn/quote-approval/quote-approval.bpmn');
      await writeFile(path, (await readFile(path, 'utf8')).replace('name="Quote approval"', 'name="Quote approval 2"'));
      const deployed = await deployModels({ engine: world.engine, folders: foldersOf(root) });
      const changed = deployed.filter(({ newVersions }) => Object.keys(newVersions).length > 0);
      expect(changed).toEqual([{ name: 'bpmn/quote-approval', newVersions: { 'quote-approval': 2 } }]);
    } finally {
      await rm(root, { recursive: true });
    }
  });

  it('says what is wrong with a model that the engine refuses', async () => {
    const root = await mkdtemp(join(tmpdir(), 'stepwright-models-'));
    try {
      await writeFile(join(root, 'broken.bpmn'), '<definitions>');
      await expect(deployModels({ engine: world.engine, folders: [root] })).rejects.toThrow(/broken\.bpmn/);
    } finally {
      await rm(root, { recursive: true });
    }
  });
});

describe('POST /decision-evaluations', () => {
  const evaluate = (decisionKey: string, variables: object) =>
    workflow.call('POST', '/decision-evaluations', { body: { decisionKey, variables } });
  const inputs = (discountBasisPoints: number, totalMinor: number) => ({
    discountBasisPoints: { type: 'Integer', value: discountBasisPoints },
    totalMinor: { type: 'Long', value: totalMinor },
  });

  it.each([
    [inputs(500, 999_999), 0, 'WITHIN_SELLER_AUTHORITY'],
    [inputs(2000, 999_999), 1, 'DISCOUNT_OR_VALUE_NEEDS_MANAGER'],
    [inputs(0, 10_000_000), 2, 'DISCOUNT_OR_VALUE_NEEDS_DIRECTOR'],
  ])('evaluates the approval policy on the engine and names its version: %j', async (variables, levels, reasonCode) => {
    const { status, body } = await evaluate('approval-policy', variables);
    expect([status, body]).toEqual([
      200,
      { decisionKey: 'approval-policy', version: 1, results: [{ approvalLevels: levels, reasonCode }] },
    ]);
  });

  it('refuses what cannot be evaluated', async () => {
    const unknown = await evaluate('no-such-policy', {});
    expect([unknown.status, unknown.body.errorCode]).toEqual([404, 'DECISION_NOT_FOUND']);
    const wrong = await evaluate('approval-policy', { totalMinor: { type: 'Long', value: 'much' } });
    expect([wrong.status, wrong.body.errorCode]).toEqual([400, 'DECISION_INPUT_NOT_VALID']);
    expect((await evaluate('../deployment', {})).status).toBe(400);
  });

  it('says 503 and retryable when the engine is away', async () => {
    await world.proxy.refuse();
    try {
      const { status, body } = await evaluate('approval-policy', inputs(0, 0));
      expect([status, body.errorCode, body.retryable]).toEqual([503, 'ENGINE_NOT_AVAILABLE', true]);
    } finally {
      await world.proxy.accept();
    }
  });
});

describe('the quote approval', () => {
  async function startApproval() {
    const quoteId = `Q-${randomUUID()}`;
    const approvalRequestId = randomUUID();
    const businessKey = `acme:quote:${quoteId}:r1`;
    const commandId = await workflow.submit({
      kind: 'start-process',
      processKey: 'quote-approval',
      businessKey,
      variables: {
        tenantId: text('acme'),
        quoteId: text(quoteId),
        quoteRevision: { type: 'Integer', value: 1 },
        approvalRequestId: text(approvalRequestId),
        correlationId: text('c-1'),
      },
    });
    const { result } = await workflow.until(commandId, 'DONE');
    const { processInstanceId } = result as { processInstanceId: string };
    await completeExternalTask(world.engine, processInstanceId);
    await completeExternalTask(world.engine, processInstanceId, {
      approvalLevels: { type: 'Integer', value: 2 },
      approvalOutcome: text('PENDING'),
    });
    return { businessKey, processInstanceId, approvalRequestId, taskId: () => `${quoteId}.${randomUUID()}` };
  }
  type Approval = Awaited<ReturnType<typeof startApproval>>;

  async function openTask(approval: Approval): Promise<string> {
    const approvalTaskId = approval.taskId();
    await completeExternalTask(world.engine, approval.processInstanceId, {
      approvalTaskId: text(approvalTaskId),
      approvalGroup: text('sales-managers'),
      decisionNeeded: { type: 'Boolean', value: true },
    });
    return approvalTaskId;
  }

  const decide = ({ businessKey, processInstanceId }: Approval, approvalTaskId: string) =>
    workflow.submit({
      kind: 'complete-task',
      businessKey,
      processInstanceId,
      taskDefinitionKey: approveQuoteTask.taskDefinitionKey,
      identityVariable: approveQuoteTask.identityVariable,
      identityValue: approvalTaskId,
      receiptVariable: approveQuoteTask.receiptVariable,
      variables: { approvalOutcome: text('APPROVED') },
    });

  it('takes the decisions of two levels, each once although both answers are lost', async () => {
    const approval = await startApproval();
    for (const _level of [1, 2]) {
      const lost = world.proxy.next({ method: 'POST', path: /\/task\/[^/]+\/complete$/ }, 'drop-answer');
      await workflow.until(await decide(approval, await openTask(approval)), 'DONE');
      expect(await lost.carriedOut).toBe(204);
    }
    expect(await activeActivities(world.engine, approval.processInstanceId)).toEqual(['generate-artifact']);
  });

  it('ends when the quote is revised; a decision that comes then is OBSOLETE', async () => {
    const approval = await startApproval();
    const approvalTaskId = await openTask(approval);
    const revised = await workflow.submit({
      kind: 'correlate-message',
      messageName: 'quote-revised',
      businessKey: approval.businessKey,
      correlationVariable: 'approvalRequestId',
      correlationValue: approval.approvalRequestId,
      receiptVariable: 'revisedApprovalRequestId',
      variables: {},
    });
    await workflow.until(revised, 'DONE');
    const { reason } = await workflow.until(await decide(approval, approvalTaskId), 'OBSOLETE');
    expect(reason).toMatch(/ended \(COMPLETED/);
  });
});

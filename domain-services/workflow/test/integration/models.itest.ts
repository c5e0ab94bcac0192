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
  const versions = async () =>
    Object.fromEntries(
      (await world.engine.processDefinitions.list({ latestVersion: true })).map(({ key, version }) => [key, version]),
    );

  it('makes no new version when nothing has changed', async () => {
    const before = await versions();
    const deployed = await deployModels({ engine: world.engine, folders: [join(repositoryFolder, 'bpmn')] });
    expect(deployed.map(({ name }) => name)).toEqual(['bpmn/order-fulfillment', 'bpmn/quote-approval']);
    expect(deployed.map(({ newVersions }) => newVersions)).toEqual(deployed.map(() => ({})));
    expect(await versions()).toEqual(before);
  });

  it('makes a new version of what has changed, and of nothing else; a decision lies beside the process that calls it', async () => {
    const root = await mkdtemp(join(tmpdir(), 'stepwright-models-'));
    try {
      await cp(join(repositoryFolder, 'bpmn'), join(root, 'bpmn'), { recursive: true });
      await cp(
        join(repositoryFolder, 'dmn/approval-policy/approval-policy.dmn'),
        join(root, 'bpmn/quote-approval/approval-policy.dmn'),
      );
      const path = join(root, 'bpmn/quote-approval/quote-approval.bpmn');
      await writeFile(path, (await readFile(path, 'utf8')).replace('name="Quote approval"', 'name="Quote approval 2"'));
      const deployed = await deployModels({ engine: world.engine, folders: [join(root, 'bpmn')] });
      const changed = deployed.filter(({ newVersions }) => Object.keys(newVersions).length > 0);
      expect(changed).toEqual([
        { name: 'bpmn/quote-approval', newVersions: { 'quote-approval': 2, 'approval-policy': 1 } },
      ]);
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

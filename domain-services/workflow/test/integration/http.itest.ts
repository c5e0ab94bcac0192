import { randomUUID } from 'node:crypto';
import { type Listener, listen, type RunningService } from '@stepwright/service-kit';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startInstance, startOf } from '../helpers/test-commands.ts';
import {
  callWorkflow,
  newBusinessKey,
  startWorkflowWorld,
  text,
  type WorkflowCaller,
  type WorkflowWorld,
} from '../helpers/workflow-world.ts';

let world: WorkflowWorld;
let quote: Listener;
let service: RunningService;
let workflow: WorkflowCaller;
let received: { path: string; headers: Headers; body: unknown }[] = [];
let quoteAnswer: () => Response;

beforeAll(async () => {
  world = await startWorkflowWorld();
  quote = await listen(async (request) => {
    received.push({ path: new URL(request.url).pathname, headers: request.headers, body: await request.json() });
    return quoteAnswer();
  });
  service = await world.start({ QUOTE_URL: quote.url });
  workflow = callWorkflow(world.issuer, () => service);
});

beforeEach(() => {
  received = [];
  quoteAnswer = () => Response.json({ status: 'APPROVED' }, { headers: { etag: '"7"' } });
});

afterAll(async () => {
  await service?.stop();
  await quote?.stop();
  await world?.stop();
});

const withKey = (key: string = randomUUID()) => ({ 'idempotency-key': key });
const post = (body: unknown, options: object = {}) =>
  workflow.call('POST', '/workflow-commands', { headers: withKey(), body, ...options });

describe('POST /workflow-commands', () => {
  const retry = { kind: 'retry-external-task', businessKey: 'acme:order:O-1', externalTaskId: 'x', retries: 1 };

  it.each([
    ['an unknown kind', { kind: 'delete-process', businessKey: 'acme:order:O-1' }],
    ['a missing field', { kind: 'start-process', businessKey: 'acme:order:O-1', variables: {} }],
    ['an unknown field', { ...retry, workerId: 'me' }],
    ['a business key out of grammar', { ...retry, businessKey: 'acme/O-1' }],
    ['an id with a slash', { ...retry, externalTaskId: '../../deployment' }],
    ['retries of 0', { ...retry, retries: 0 }],
    [
      'an object as variable',
      { ...startOf('two-waits', 'acme:order:O-1'), variables: { a: { type: 'Json', value: {} } } },
    ],
    ['a variable that is too long', { ...startOf('two-waits', 'acme:order:O-1', 'x'.repeat(4001)) }],
    [
      'an empty correlation value',
      {
        kind: 'correlate-message',
        messageName: 'go-on',
        businessKey: 'acme:order:O-1',
        correlationVariable: 'a',
        correlationValue: '',
        receiptVariable: 'b',
        variables: {},
      },
    ],
    ['no object', 'start'],
  ])('refuses %s with 400 and stores nothing', async (_what, body) => {
    const key = randomUUID();
    const answer = await workflow.call('POST', '/workflow-commands', { headers: withKey(key), body });
    expect([answer.status, answer.body.errorCode]).toEqual([400, 'REQUEST_NOT_VALID']);
    expect((await workflow.call('GET', `/workflow-commands/${key}`)).status).toBe(404);
  });

  it('needs an Idempotency-Key that is a UUID', async () => {
    const body = startOf('two-waits');
    expect((await post(body, { headers: {} })).body.errorCode).toBe('IDEMPOTENCY_KEY_MISSING');
    expect((await post(body, { headers: withKey('mine') })).body.errorCode).toBe('COMMAND_ID_NOT_VALID');
  });

  it('is for services only', async () => {
    const answer = await post(startOf('two-waits'), {
      identity: { sub: 'ann', roles: ['sales', 'operator', 'worker'] },
    });
    expect([answer.status, answer.body.errorCode]).toEqual([403, 'ROLE_MISSING']);
  });

  it("refuses another tenant's business key and tenant variable, and audits that", async () => {
    const foreignKey = newBusinessKey('globex');
    const key = await post(startOf('two-waits', foreignKey));
    expect([key.status, key.body.errorCode]).toEqual([400, 'BUSINESS_KEY_FOREIGN']);
    const variable = await post({ ...startOf('two-waits'), variables: { tenantId: text('globex') } });
    expect([variable.status, variable.body.errorCode]).toEqual([400, 'TENANT_VARIABLE_NOT_VALID']);
    const { rows } = await world.admin.query(
      `select outcome, business_reason, tenant_id from workflow.audit_event where resource_id = $1`,
      [foreignKey],
    );
    expect(rows).toEqual([{ outcome: 'DENIED', business_reason: 'BUSINESS_KEY_FOREIGN', tenant_id: 'acme' }]);
  });

  it('takes a start command id only when it is its own', async () => {
    const key = randomUUID();
    const command = startOf('two-waits');
    const variables = (id: string) => ({ startCommandId: text(id) });
    const wrong = await post({ ...command, variables: variables(randomUUID()) });
    expect([wrong.status, wrong.body.errorCode]).toEqual([400, 'START_COMMAND_ID_NOT_VALID']);
    const right = await post({ ...command, variables: variables(key) }, { headers: withKey(key) });
    expect([right.status, right.body]).toEqual([202, { commandId: key, status: 'PENDING' }]);
    await workflow.until(key, 'DONE');
  });

  it('keeps a command id for one command, whoever sends it', async () => {
    const key = randomUUID();
    const command = startOf('two-waits');
    await post(command, { headers: withKey(key) });
    await workflow.until(key, 'DONE');
    const from = (sub: string) => ({ headers: withKey(key), identity: { sub } });
    expect((await post(command, from('service:order'))).body).toEqual({ commandId: key, status: 'DONE' });
    const reused = await post(startOf('two-waits'), from('service:operations'));
    expect([reused.status, reused.body.errorCode]).toEqual([422, 'COMMAND_ID_REUSED']);
    expect((await post(startOf('two-waits'), { headers: withKey(key) })).body.errorCode).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('tenants', () => {
  it("do not see each other's commands, and may use the same command id", async () => {
    const { commandId } = await startInstance(workflow, 'two-waits');
    const identity = { tenant: 'globex' };
    const foreign = await workflow.call('GET', `/workflow-commands/${commandId}`, { identity });
    expect([foreign.status, foreign.body.errorCode]).toEqual([404, 'WORKFLOW_COMMAND_NOT_FOUND']);
    const own = await post(startOf('two-waits', newBusinessKey('globex')), { headers: withKey(commandId), identity });
    expect(own.status).toBe(202);
    expect((await workflow.call('GET', `/workflow-commands/${commandId}`, { identity })).status).toBe(200);
  });

  it('are kept apart by the database too: nothing without a tenant, no writing by the relay but the claim', async () => {
    await startInstance(workflow, 'two-waits');
    const { DATABASE_URL, RELAY_DATABASE_URL } = world.environment();
    const [forgetful, relay] = [DATABASE_URL, RELAY_DATABASE_URL].map(
      (url) => new pg.Client({ connectionString: url }),
    );
    try {
      await Promise.all([forgetful?.connect(), relay?.connect()]);
      expect((await forgetful?.query('select * from workflow_command'))?.rows).toEqual([]);
      await expect(relay?.query(`update workflow_command set payload = '{}'`)).rejects.toThrow(/permission denied/);
      await expect(relay?.query('select * from audit_event')).rejects.toThrow(/permission denied/);
    } finally {
      await Promise.all([forgetful?.end(), relay?.end()]);
    }
  });
});

describe('GET /process-instances', () => {
  const operator = { identity: { sub: 'olga', roles: ['operator'] } };

  it('tells an operator how the instances of a business key stand', async () => {
    const { businessKey, processInstanceId } = await startInstance(workflow, 'two-waits');
    await world.engine.processInstances.delete(processInstanceId);
    const answer = await workflow.call('GET', `/process-instances?businessKey=${businessKey}`, operator);
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        businessKey,
        processInstances: [
          expect.objectContaining({ processInstanceId, processKey: 'two-waits', state: 'EXTERNALLY_TERMINATED' }),
        ],
      },
    ]);
  });

  it("is 404 for another tenant's key, 400 without a key, 403 for others", async () => {
    const { businessKey } = await startInstance(workflow, 'two-waits');
    const foreign = { identity: { ...operator.identity, tenant: 'globex' } };
    expect((await workflow.call('GET', `/process-instances?businessKey=${businessKey}`, foreign)).status).toBe(404);
    expect((await workflow.call('GET', '/process-instances', operator)).status).toBe(400);
    expect((await workflow.call('GET', `/process-instances?businessKey=${businessKey}`)).status).toBe(403);
  });

  it('says 503 and retryable when the engine is away', async () => {
    await world.proxy.refuse();
    try {
      const answer = await workflow.call('GET', `/process-instances?businessKey=${newBusinessKey()}`, operator);
      expect([answer.status, answer.body.errorCode, answer.body.retryable]).toEqual([
        503,
        'ENGINE_NOT_AVAILABLE',
        true,
      ]);
    } finally {
      await world.proxy.accept();
    }
  });
});

describe('POST /workflow-tasks/{taskId}/completion', () => {
  const uuid = randomUUID();
  const path = `/workflow-tasks/Q-1042.${uuid}/completion`;
  const approver = { identity: { sub: 'anna', roles: ['approver'], groups: ['sales-managers'] } };
  const body = { decision: 'APPROVED', reasonCode: 'MARGIN_OK', observedQuoteRevision: 4 };

  it('forwards the decision as the caller and gives the answer back', async () => {
    const headers = { ...withKey('key-1'), 'if-match': '"6"', 'x-correlation-id': 'c-1' };
    const answer = await workflow.call('POST', path, { ...approver, headers, body: { ...body, comment: 'fine' } });
    expect([answer.status, answer.headers.get('etag'), answer.body]).toEqual([200, '"7"', { status: 'APPROVED' }]);
    const [forwarded] = received;
    expect(forwarded?.path).toBe('/quotes/Q-1042/approval-decisions');
    expect(forwarded?.body).toEqual({
      approvalTaskId: `Q-1042.${uuid}`,
      decision: 'APPROVED',
      reasonCode: 'MARGIN_OK',
      comment: 'fine',
      quoteRevision: 4,
    });
    expect(Object.fromEntries(forwarded?.headers ?? [])).toMatchObject({
      'idempotency-key': 'key-1',
      'if-match': '"6"',
      'x-correlation-id': 'c-1',
    });
    const token = forwarded?.headers.get('authorization')?.split('.')[1] ?? '';
    expect(JSON.parse(Buffer.from(token, 'base64url').toString())).toMatchObject({ sub: 'anna', tenant: 'acme' });
  });

  it('gives a refusal back unchanged', async () => {
    const problem = { errorCode: 'APPROVAL_TASK_DECIDED', status: 409, retryable: false };
    quoteAnswer = () =>
      new Response(JSON.stringify(problem), { status: 409, headers: { 'content-type': 'application/problem+json' } });
    const answer = await workflow.call('POST', path, { ...approver, body });
    expect([answer.status, answer.headers.get('content-type'), answer.body]).toEqual([
      409,
      'application/problem+json',
      problem,
    ]);
  });

  it('forwards nothing that is not a decision on a task', async () => {
    const status = async (at: string, options: object) => (await workflow.call('POST', at, options)).status;
    expect(await status('/workflow-tasks/4711/completion', { ...approver, body })).toBe(404);
    expect(await status(`/workflow-tasks/..%2Fx.${uuid}/completion`, { ...approver, body })).toBe(404);
    expect(await status(path, { ...approver, body: { ...body, decision: 'MAYBE' } })).toBe(400);
    expect(await status(path, { ...approver, body: { ...body, quoteId: 'Q-1' } })).toBe(400);
    expect(await status(path, { ...approver, raw: '{' })).toBe(400);
    expect(await status(path, { ...approver, raw: `"${'x'.repeat(200_000)}"` })).toBe(413);
    expect((await fetch(`${service.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).status).toBe(401);
    expect(received).toEqual([]);
  });

  it('says 503 and retryable when the quote service is away', async () => {
    const alone = await world.start();
    try {
      const answer = await callWorkflow(world.issuer, () => alone).call('POST', path, { ...approver, body });
      expect([answer.status, answer.body.errorCode, answer.body.retryable]).toEqual([503, 'QUOTE_NOT_AVAILABLE', true]);
    } finally {
      await alone.stop();
    }
  });
});

describe('the service', () => {
  it('takes commands while the engine is away and is ready when the models are deployed', async () => {
    await world.proxy.refuse();
    const young = await world.start();
    try {
      const caller = callWorkflow(world.issuer, () => young);
      const waiting = await caller.call('GET', '/readyz');
      expect([waiting.status, waiting.body.status]).toEqual([503, 'starting']);
      const commandId = await caller.submit(startOf('two-waits'));
      await world.proxy.accept();
      await vi.waitFor(async () => expect((await caller.call('GET', '/readyz')).status).toBe(200), { timeout: 20_000 });
      await caller.until(commandId, 'DONE');
    } finally {
      await world.proxy.accept().catch(() => undefined);
      await young.stop();
    }
  });

  it('describes all its routes', async () => {
    const { body } = await workflow.call('GET', '/openapi.json');
    expect(Object.keys(body.paths as object).sort()).toEqual([
      '/process-instances',
      '/workflow-commands',
      '/workflow-commands/{commandId}',
      '/workflow-tasks/{taskId}/completion',
    ]);
  });
});

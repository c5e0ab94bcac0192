import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Answer, type Caller, callers, type QuoteBench, type RequestParts } from './quote-bench.ts';

/** A line that fits the offering of the tests. */
export const fiberLine = {
  offeringId: 'fiber-500',
  quantity: 2,
  action: 'ADD',
  configuration: { speed: '500' },
} as const;

/** A document's hash. */
export const someHash = 'a'.repeat(64);

/** Walks one quote through its life as people and workers would. Each step expects to succeed. */
export class QuoteWalk {
  readonly bench: QuoteBench;
  readonly quoteId: string;
  readonly processInstanceId: string = randomUUID();
  etag: string;
  revision = 1;
  approvalRequestId = '';
  startCommandId = '';
  approvalTaskId = '';
  artifactId = '';

  constructor(bench: QuoteBench, created: Answer) {
    this.bench = bench;
    this.quoteId = created.body.quoteId;
    this.etag = created.etag ?? '';
  }

  /** Makes a quote. */
  static async create(bench: QuoteBench, body: Record<string, unknown> = {}): Promise<QuoteWalk> {
    const answer = await bench.send(callers.seller, 'POST', '/quotes', {
      customerAccountId: 'ACC-1',
      currency: 'EUR',
      ...body,
    });
    expect(answer).toMatchObject({ status: 201, etag: '"1"', body: { status: 'DRAFT', revision: 1 } });
    return new QuoteWalk(bench, answer);
  }

  /** Makes a quote and brings it to PRICED. */
  static async priced(bench: QuoteBench): Promise<QuoteWalk> {
    const walk = await QuoteWalk.create(bench);
    await walk.configure();
    await walk.price();
    return walk;
  }

  /** Makes a quote and brings it to PENDING_APPROVAL with `levels` asked for and the task of the first one open. */
  static async pending(bench: QuoteBench, levels = 1): Promise<QuoteWalk> {
    const walk = await QuoteWalk.priced(bench);
    await walk.submit();
    await walk.claim();
    await walk.evaluate(levels);
    await walk.openTask(0);
    return walk;
  }

  /** Makes a quote and brings it to APPROVED with its document. */
  static async approved(bench: QuoteBench): Promise<QuoteWalk> {
    const walk = await QuoteWalk.pending(bench);
    await walk.decide();
    await walk.render();
    return walk;
  }

  /** Sends to a path of this quote with the newest ETag. */
  send(
    caller: Caller,
    path: string,
    body: unknown,
    parts: RequestParts = {},
    method: 'POST' | 'PUT' = 'POST',
  ): Promise<Answer> {
    return this.bench.send(caller, method, `/quotes/${this.quoteId}/${path}`, body, { ifMatch: this.etag, ...parts });
  }

  /** Reads the quote and keeps its ETag and revision. */
  async read(caller: Caller = callers.seller): Promise<Answer['body']> {
    const answer = await this.bench.get(caller, `/quotes/${this.quoteId}`);
    expect(answer.status).toBe(200);
    this.keep(answer);
    return answer.body;
  }

  async configure(lines: readonly unknown[] = [fiberLine]): Promise<Answer> {
    const answer = await this.send(callers.seller, 'configuration', { lines }, {}, 'PUT');
    expect(answer).toMatchObject({ status: 200, body: { status: 'CONFIGURED' } });
    return this.keep(answer);
  }

  async price(discounts: readonly unknown[] = []): Promise<Answer> {
    const answer = await this.send(callers.seller, 'pricing', { priceBookId: 'standard', discounts });
    expect(answer).toMatchObject({ status: 200, body: { status: 'PRICED' } });
    return this.keep(answer);
  }

  async submit(): Promise<Answer> {
    const answer = await this.send(callers.seller, 'approval-submission', { quoteRevision: this.revision });
    expect(answer).toMatchObject({ status: 202, body: { status: 'PENDING_APPROVAL_WORKFLOW_START' } });
    await this.adopt(answer.body.approvalRequestId);
    return this.keep(answer);
  }

  /** Goes on with an approval request, as the process does that was started for it. */
  async adopt(approvalRequestId: string): Promise<void> {
    this.approvalRequestId = approvalRequestId;
    const { rows } = await this.bench.admin.query(
      `select start_command_id from quote.approval_request where approval_request_id = $1`,
      [this.approvalRequestId],
    );
    this.startCommandId = rows[0].start_command_id;
  }

  claim(processInstanceId: string = this.processInstanceId): Promise<Answer> {
    const { approvalRequestId, startCommandId } = this;
    return this.work('process-claims', { approvalRequestId, startCommandId, processInstanceId });
  }

  /** Has the policy applied, by a table that asks for so many levels. */
  async evaluate(levels: number): Promise<Answer> {
    await this.bench.usePolicy({ levels: String(levels) });
    return this.work(`approval-requests/${this.approvalRequestId}/evaluation`, {});
  }

  async openTask(levelIndex: number): Promise<Answer> {
    const answer = await this.work(`approval-requests/${this.approvalRequestId}/tasks`, { levelIndex });
    if (answer.status === 200) this.approvalTaskId = answer.body.approvalTaskId;
    return answer;
  }

  /** Calls a worker route as a worker does: with a key, without If-Match. */
  async work(path: string, body: unknown): Promise<Answer> {
    return this.keep(await this.send(callers.worker, path, body, { ifMatch: undefined }));
  }

  /** Sends a decision and tells what came of it. */
  async tryDecision(caller: Caller = callers.manager, body: object = {}, parts: RequestParts = {}): Promise<Answer> {
    return this.send(
      caller,
      'approval-decisions',
      {
        approvalTaskId: this.approvalTaskId,
        decision: 'APPROVED',
        reasonCode: 'MANAGER_APPROVED_DISCOUNT',
        quoteRevision: this.revision,
        ...body,
      },
      parts,
    );
  }

  async decide(caller: Caller = callers.manager, body: object = {}): Promise<Answer> {
    const answer = await this.tryDecision(caller, body);
    expect(answer.status).toBe(200);
    return this.keep(answer);
  }

  /** Has the document rendered by the operation routes, as the worker of generate-artifact does. */
  async render(): Promise<void> {
    const opened = await this.openOperation();
    expect(opened).toMatchObject({ status: 200, body: { status: 'READY' } });
    const { operationId } = opened.body;
    const begun = await this.beginAttempt(operationId);
    expect(begun).toMatchObject({ status: 201, body: { attemptNo: 1 } });
    const done = await this.succeed(operationId);
    expect(done).toMatchObject({ status: 200, body: { status: 'SUCCEEDED' } });
    await this.read();
  }

  openOperation(revision = this.revision): Promise<Answer> {
    const { quoteId } = this;
    return this.bench.send(callers.worker, 'POST', '/operations', {
      businessKey: `acme:quote:${quoteId}:r${revision}`,
      system: 'documents',
      operation: 'renderings',
      baseKey: `acme:${quoteId}:r${revision}:quote-document`,
      externalClass: 'keyed',
    });
  }

  beginAttempt(operationId: string): Promise<Answer> {
    return this.bench.send(callers.worker, 'POST', `/operations/${operationId}/attempts`, {
      requestHash: 'hash',
      request: {},
      sendDeadline: new Date(Date.now() + 10_000).toISOString(),
      settleMs: 5_000,
    });
  }

  /** Records the rendered document as the worker does: its id as output, what proves it as evidence. */
  succeed(operationId: string, evidence: object = {}): Promise<Answer> {
    this.artifactId = `DOC-${randomUUID().slice(0, 6)}`;
    return this.bench.send(callers.worker, 'POST', `/operations/${operationId}/attempts/1/outcome`, {
      outcome: 'SUCCEEDED',
      output: { artifactId: { type: 'String', value: this.artifactId } },
      evidence: {
        storageUri: `http://documents/${this.artifactId}`,
        contentHash: someHash,
        templateId: 'standard-quote',
        templateVersion: '1',
        ...evidence,
      },
      externalReference: this.artifactId,
    });
  }

  tryAcceptance(caller: Caller = callers.customer, body: object = {}, parts: RequestParts = {}): Promise<Answer> {
    return this.send(
      caller,
      'acceptance',
      {
        quoteRevision: this.revision,
        acceptedBy: 'Cora Customer',
        acceptanceEvidence: {
          method: 'DIGITAL_SIGNATURE',
          acceptedAt: '2026-01-01T10:00:00Z',
          artifactId: this.artifactId,
        },
        ...body,
      },
      parts,
    );
  }

  private keep(answer: Answer): Answer {
    if (answer.etag !== null) this.etag = answer.etag;
    if (typeof answer.body?.revision === 'number') this.revision = answer.body.revision;
    return answer;
  }
}

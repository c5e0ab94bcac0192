import { randomUUID } from 'node:crypto';
import { orderFulfillmentTasks as tasks } from '@platform/contracts';
import type { Answer, CallOptions, TestOrderService } from './test-order-service.ts';
import { people } from './test-order-service.ts';

/** An accepted quote revision as the quote service sends it. */
export function acceptedQuote(quoteId: string = `Q-${randomUUID().slice(0, 8)}`, lineCount = 1) {
  return {
    quoteId,
    quoteRevision: 4,
    customerAccountId: 'C-1',
    acceptanceId: randomUUID(),
    currency: 'EUR',
    total: '148.90',
    lines: Array.from({ length: lineCount }, (_, lineIndex) => ({
      lineIndex,
      offeringId: 'fiber-500',
      offeringVersion: 1,
      sku: 'SKU-FIBER-500',
      quantity: '1',
      action: 'ADD',
      configuration: { bandwidthMbps: 500 },
      recurring: '49.90',
      oneTime: '99.00',
    })),
  };
}

type StepTask = keyof typeof effects;

const effects = {
  reserve: { task: tasks.reserveInventory, output: 'reservationId' },
  activate: { task: tasks.activateService, output: 'activationId' },
  billing: { task: tasks.requestBilling, output: 'billingHandoffId' },
  notify: { task: tasks.notifyCustomer, output: 'messageId' },
  release: { task: tasks.releaseInventory, output: undefined },
  deactivate: { task: tasks.deactivateService, output: undefined },
  cancelBilling: { task: tasks.cancelBilling, output: undefined },
} as const;

/** Where an effect belongs: the line, or the step that is undone. */
interface Place {
  readonly lineIndex?: number;
  readonly undoStepId?: string;
}

/** Drives one order through the service's routes as the workers and relays do. */
export class OrderDriver {
  readonly service: TestOrderService;
  readonly orderId: string;
  readonly processInstanceId: string = randomUUID();

  constructor(service: TestOrderService, orderId: string) {
    this.service = service;
    this.orderId = orderId;
  }

  /** Creates an order of a new quote. */
  static async create(service: TestOrderService, lineCount = 1): Promise<OrderDriver> {
    const { status, body } = await service.call('POST', '/orders', people.relay, {
      body: acceptedQuote(undefined, lineCount),
    });
    if (status !== 201) throw new Error(`The order was not created: ${status} ${JSON.stringify(body)}`);
    return new OrderDriver(service, body.orderId);
  }

  /** Creates an order, claims and decomposes it. */
  static async inProgress(service: TestOrderService, lineCount = 1): Promise<OrderDriver> {
    const order = await OrderDriver.create(service, lineCount);
    await order.must(order.claim());
    await order.must(order.post('decomposition'));
    return order;
  }

  async must(answer: Promise<Answer>, ...statuses: readonly number[]): Promise<Answer> {
    const got = await answer;
    const expected = statuses.length === 0 ? [200, 201, 202] : statuses;
    if (!expected.includes(got.status)) throw new Error(`Answered ${got.status}: ${JSON.stringify(got.body)}`);
    return got;
  }

  post(path: string, body: unknown = {}, options: CallOptions = {}): Promise<Answer> {
    return this.service.call('POST', `/orders/${this.orderId}/${path}`, people.worker, { body, ...options });
  }

  async get(): Promise<Answer> {
    return this.must(this.service.call('GET', `/orders/${this.orderId}`, people.seller));
  }

  async startCommandId(): Promise<string> {
    const [row] = await this.service.rows('select start_command_id from sales_order where order_id = $1', [
      this.orderId,
    ]);
    return row.start_command_id;
  }

  async claim(processInstanceId = this.processInstanceId): Promise<Answer> {
    return this.post('process-claims', { startCommandId: await this.startCommandId(), processInstanceId });
  }

  /** Opens the operation of an effect, as the worker of its task does. */
  open(effect: StepTask, place: Place = {}): Promise<Answer> {
    const { task } = effects[effect];
    const input = { tenantId: 'acme', orderId: this.orderId, lineIndex: 0, undoStepId: '', ...place };
    const { system, operation, class: externalClass } = task.external;
    return this.service.call('POST', '/operations', people.worker, {
      key: null,
      body: {
        businessKey: `acme:order:${this.orderId}`,
        system,
        operation,
        baseKey: task.idempotencyKey(input),
        externalClass,
      },
    });
  }

  begin(operationId: string): Promise<Answer> {
    const sendDeadline = new Date(Date.now() + 3_000).toISOString();
    return this.operation(`${operationId}/attempts`, {
      requestHash: 'a'.repeat(64),
      request: { sku: 'SKU-1' },
      sendDeadline,
      settleMs: 2_000,
    });
  }

  record(operationId: string, attemptNo: number, outcome: unknown): Promise<Answer> {
    return this.operation(`${operationId}/attempts/${attemptNo}/outcome`, outcome);
  }

  /** Opens an operation and begins an attempt whose outcome nobody knows yet. */
  async leaveOpen(effect: StepTask, place: Place = {}): Promise<{ operationId: string; attemptNo: number }> {
    const { body } = await this.must(this.open(effect, place));
    const { attemptNo } = (await this.must(this.begin(body.operationId))).body;
    return { operationId: body.operationId, attemptNo };
  }

  /** Does an effect from open to SUCCEEDED. @returns the external reference. */
  async succeed(effect: StepTask, place: Place = {}): Promise<string> {
    const { operationId, attemptNo } = await this.leaveOpen(effect, place);
    const reference = `${effect}-${randomUUID().slice(0, 8)}`;
    await this.must(this.record(operationId, attemptNo, succeeded(effect, reference)));
    return reference;
  }

  async reject(effect: StepTask, place: Place = {}, code = 'INVENTORY_NOT_AVAILABLE'): Promise<void> {
    const { operationId, attemptNo } = await this.leaveOpen(effect, place);
    await this.must(this.record(operationId, attemptNo, { outcome: 'REJECTED', code, reason: 'no stock' }));
  }

  /** Does all of a line. */
  async fulfillLine(lineIndex = 0): Promise<void> {
    await this.succeed('reserve', { lineIndex });
    await this.succeed('activate', { lineIndex });
  }

  async openFallout(code = 'INVENTORY_NOT_AVAILABLE'): Promise<string> {
    const { processInstanceId } = this;
    return (await this.must(this.post('fallouts', { code, processInstanceId }))).body.falloutId;
  }

  resolve(body: unknown): Promise<Answer> {
    return this.service.call('POST', `/orders/${this.orderId}/fallout-resolutions`, people.relay, { body });
  }

  async cancel(): Promise<Answer> {
    const { etag } = await this.get();
    return this.service.call('POST', `/orders/${this.orderId}/cancellation`, people.seller, {
      body: { reason: 'The customer has changed their mind' },
      etag,
    });
  }

  confirm(billingHandoffId: string, source: 'CALLBACK' | 'RECONCILIATION' = 'RECONCILIATION'): Promise<Answer> {
    return this.post('billing-confirmations', { billingHandoffId, source });
  }

  callback(reference: string, change: Record<string, unknown> = {}): Promise<Answer> {
    return this.service.call('POST', `/orders/${this.orderId}/billing-callbacks`, people.billing, {
      key: `callback-${reference}`,
      body: {
        reference,
        correlation: this.orderId,
        idempotencyKey: `acme:${this.orderId}:billing:g1`,
        businessKey: `acme:order:${this.orderId}`,
        outcome: 'CONFIRMED',
        ...change,
      },
    });
  }

  /** Undoes one step after the other as undo-selections says. @returns what was undone, in order. */
  async undoAll(): Promise<readonly { undoAction: string; stepType: string; lineIndex?: number }[]> {
    const undone: { undoAction: string; stepType: string; lineIndex?: number }[] = [];
    const undoEffects = {
      RELEASE_INVENTORY: 'release',
      DEACTIVATE_SERVICE: 'deactivate',
      CANCEL_BILLING: 'cancelBilling',
    } as const;
    for (;;) {
      const { undoAction, undoStepId } = (await this.must(this.post('undo-selections'))).body;
      if (undoAction === 'NOTHING') return undone;
      const path = `/orders/${this.orderId}/steps/${undoStepId}`;
      const { stepType, lineIndex } = (await this.must(this.service.call('GET', path, people.worker))).body;
      undone.push({ undoAction, stepType, ...(lineIndex === undefined ? {} : { lineIndex }) });
      await this.succeed(undoEffects[undoAction as keyof typeof undoEffects], { undoStepId });
    }
  }

  /** The event types that the order has published, in order. */
  async events(): Promise<readonly string[]> {
    const rows = await this.service.rows(
      'select event_type from outbox_event where aggregate_id = $1 order by sequence',
      [this.orderId],
    );
    return rows.map((row) => row.event_type.replace(/^oms\.order\.|\.v1$/g, ''));
  }

  /** The commands that the order has for the workflow service, in order. */
  // biome-ignore lint/suspicious/noExplicitAny: bodies of several kinds.
  async commands(): Promise<readonly any[]> {
    const rows = await this.service.rows('select body from outbox_command where aggregate_id = $1 order by sequence', [
      this.orderId,
    ]);
    return rows.map((row) => row.body);
  }

  private operation(path: string, body: unknown): Promise<Answer> {
    return this.service.call('POST', `/operations/${path}`, people.worker, { key: null, body });
  }
}

/** The outcome of a success with the task's output. */
export function succeeded(effect: StepTask, reference: string): Record<string, unknown> {
  const { output } = effects[effect];
  return {
    outcome: 'SUCCEEDED',
    output: output === undefined ? {} : { [output]: { type: 'String', value: reference } },
    externalReference: reference,
  };
}

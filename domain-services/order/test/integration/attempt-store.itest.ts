import { createHttpAttemptStore, type OperationRequest } from '@stepwright/worker-sdk';
import { attemptStoreCases, type ConformanceSubject } from '@stepwright/worker-sdk/attempt-store-conformance';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { acceptedQuote, OrderDriver } from '../helpers/order-driver.ts';
import { people, startTestOrderService, type TestOrderService } from '../helpers/test-order-service.ts';

const workers = { acme: people.worker, globex: people.foreignWorker };
type Tenant = keyof typeof workers;

let service: TestOrderService;
let subject: ConformanceSubject;

beforeAll(async () => {
  service = await startTestOrderService('order_operation_log');
  const requests = { acme: await stepsOf('acme'), globex: await stepsOf('globex') };
  const next = (tenant: Tenant): OperationRequest => {
    const request = requests[tenant].pop();
    if (request === undefined)
      throw new Error(`All steps of the tenant ${tenant} are used; make an order with more lines.`);
    return request;
  };
  subject = {
    store: createHttpAttemptStore({
      url: service.url,
      token: (tenantId) => service.issuer.token(workers[tenantId as Tenant]),
    }),
    request: () => next('acme'),
    ofAnotherTenant: () => next('globex'),
  };
});
afterAll(() => service?.stop());

/** The reservations of an order with a hundred lines. */
async function stepsOf(tenantId: Tenant): Promise<OperationRequest[]> {
  const relay = { ...people.relay, tenant: tenantId };
  const made = await service.call('POST', '/orders', relay, { body: acceptedQuote(undefined, 100) });
  const order = new OrderDriver(service, made.body.orderId);
  const path = `/orders/${order.orderId}`;
  const claim = { startCommandId: await order.startCommandId(), processInstanceId: `p-${tenantId}` };
  await order.must(service.call('POST', `${path}/process-claims`, workers[tenantId], { body: claim }));
  await order.must(service.call('POST', `${path}/decomposition`, workers[tenantId]));
  return Array.from({ length: 100 }, (_, lineIndex) => ({
    tenantId,
    businessKey: `${tenantId}:order:${order.orderId}`,
    system: 'inventory',
    operation: 'reservations',
    baseKey: `${tenantId}:${order.orderId}:line-${lineIndex}:reserve`,
    externalClass: 'keyed',
  }));
}

describe('the attempt store that the order service keeps', () => {
  for (const { title, run } of attemptStoreCases) it(title, () => run(subject));
});

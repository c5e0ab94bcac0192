import { orderFulfillment } from '@platform/contracts';
import type { OrderFulfillmentMessage } from '@platform/contracts/models';
import { encodeVariables, type MessageContract } from '@stepwright/contract';
import { type Order, type OrderScope, orderResource } from './order-store.ts';

const delivery = { target: 'workflow', path: '/workflow-commands' } as const;

/** How often the engine tries a task again that an operator lets go on, as a task contract's default. */
const retries = 3;

/** Has the process of a new order started. @returns the id of the command, by which the process claims the order. */
export function startProcess({ journal, context }: OrderScope, order: Order): string {
  return journal.command({
    ...delivery,
    resource: orderResource(order),
    kind: 'start-process',
    body: (startCommandId: string) => ({
      kind: 'start-process',
      processKey: orderFulfillment.key,
      businessKey: order.businessKey,
      variables: encodeVariables('order-fulfillment start', orderFulfillment.start, {
        tenantId: context.tenantId,
        orderId: order.orderId,
        correlationId: context.correlationId,
        startCommandId,
      }),
    }),
  });
}

/** Tells the order's process that what it waits for under `value` has come. */
export function sendMessage(
  { journal }: OrderScope,
  order: Order,
  messageName: OrderFulfillmentMessage,
  value: string,
): void {
  const { correlationVariable, receiptVariable } = messageOf(messageName);
  journal.command({
    ...delivery,
    resource: orderResource(order),
    kind: 'correlate-message',
    body: {
      kind: 'correlate-message',
      messageName,
      businessKey: order.businessKey,
      ...(order.processInstanceId === null ? {} : { processInstanceId: order.processInstanceId }),
      correlationVariable,
      correlationValue: value,
      receiptVariable,
      variables: {},
    },
  });
}

/** Lets the engine try a task again whose retries have run out. */
export function retryExternalTask({ journal }: OrderScope, order: Order, externalTaskId: string): void {
  journal.command({
    ...delivery,
    resource: orderResource(order),
    kind: 'retry-external-task',
    body: { kind: 'retry-external-task', businessKey: order.businessKey, externalTaskId, retries },
  });
}

function messageOf(name: string): MessageContract {
  const message = orderFulfillment.messages.find((one) => one.name === name);
  if (message === undefined) throw new Error(`The process order-fulfillment has no message "${name}".`);
  return message;
}

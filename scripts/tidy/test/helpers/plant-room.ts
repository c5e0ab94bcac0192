import { defineBusinessKey, defineError, defineProcess, defineTask, v } from '@stepwright/contract';
import { readBpmn } from '@stepwright/model';
import type { ProcessRoom } from '../../process-room.ts';

const businessKey = defineBusinessKey({ type: 'order' });
const start = { tenantId: v.string(), startCommandId: v.string() };
const base = { description: 'Does it.', businessKey, input: start, external: 'none' } as const;

const claimStart = defineTask({
  ...base,
  topic: 'claim-start',
  errors: [defineError({ code: 'DUPLICATE_START', description: 'Another instance was first.' })],
});
const pickGoods = defineTask({ ...base, topic: 'pick-goods', retry: { attempts: 4, delaysMs: [500, 60_000] } });

const xml = `<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
<bpmn:process id="ship-order" isExecutable="true" camunda:historyTimeToLive="P1D" camunda:versionTag="1">
<bpmn:serviceTask id="claim-start" camunda:type="external" camunda:topic="claim-start"><bpmn:extensionElements>
<camunda:properties><camunda:property name="retry" value="R3/PT5S,PT1M" /></camunda:properties>
</bpmn:extensionElements></bpmn:serviceTask>
<bpmn:serviceTask id="pick-goods" camunda:type="external" camunda:topic="pick-goods"><bpmn:extensionElements>
<camunda:properties><camunda:property name="retry" value="R4/PT0.5S,PT60S" /></camunda:properties>
</bpmn:extensionElements></bpmn:serviceTask>
</bpmn:process>
<bpmn:message id="message-goods-left" name="goods-left" />
<bpmn:error id="error-duplicate-start" errorCode="DUPLICATE_START" />
</bpmn:definitions>`;

/** A process in order in all its places. `change` plants mistakes into its parts; `edit` into its model's text. */
export async function plantRoom(
  change: Partial<ProcessRoom> = {},
  edit: readonly [from: string, to: string] = ['', ''],
): Promise<ProcessRoom> {
  if (!xml.includes(edit[0])) throw new Error(`the model has no ${edit[0]} to replace`);
  const contract = defineProcess({
    key: 'ship-order',
    description: 'Ships it.',
    businessKey,
    start,
    tasks: [claimStart, pickGoods],
    messages: [
      { name: 'goods-left', correlationVariable: 'shipmentId', receiptVariable: 'leftShipmentId', variables: {} },
    ],
  });
  return {
    key: 'ship-order',
    contract,
    taskFiles: { 'claim-start': [claimStart], 'pick-goods': [pickGoods] },
    model: await readBpmn(xml.replace(edit[0], edit[1]), { fileName: 'ship-order.bpmn' }),
    handlers: ['claim-start', 'pick-goods'],
    handlerTests: ['claim-start', 'pick-goods'],
    ...change,
  };
}

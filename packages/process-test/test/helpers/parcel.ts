import { defineBusinessKey, defineError, defineProcess, defineTask, v } from '@stepwright/contract';
import { type ProcessUnderTest, processUnderTest } from '../../src/process-under-test.ts';

const parcelKey = defineBusinessKey({ type: 'parcel' });
const known = { tenantId: v.string(), parcelId: v.string() };
const shared = { businessKey: parcelKey, external: 'none' } as const;

/** The tasks of the parcel process. */
export const claimStart = defineTask({
  ...shared,
  topic: 'claim-start',
  description: 'The parcel is taken on.',
  input: known,
  output: { pieces: v.integer() },
  errors: [defineError({ code: 'DUPLICATE_START', description: 'It was taken on before.' })],
});

export const pack = defineTask({
  ...shared,
  topic: 'pack',
  description: 'A piece is packed.',
  input: { ...known, piece: v.integer() },
  output: { weightKg: v.double().optional() },
});

export const notify = defineTask({
  ...shared,
  topic: 'notify',
  description: 'The customer knows.',
  input: { ...known, note: v.string() },
});

/** What a person does in the parcel process. */
export const release = {
  taskDefinitionKey: 'release',
  variables: { isReleased: v.boolean() },
} as const;

/** A process with a bit of everything: pieces one after the other, a person, a message with a deadline, an asynchronous step, a signal. */
export const parcel = defineProcess({
  key: 'parcel',
  description: 'Brings a parcel to its customer.',
  businessKey: parcelKey,
  start: { ...known, startCommandId: v.string(), promisedAt: v.date().optional(), number: v.long().optional() },
  tasks: [claimStart, pack, notify],
  userTasks: [release],
  messages: [
    {
      name: 'parcel-arrived',
      correlationVariable: 'parcelId',
      receiptVariable: 'arrivedParcelId',
      variables: { signedBy: v.string().optional() },
    },
  ],
});

const flow = (from: string, to: string, inner = ''): string =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`;

/** The model of the parcel process. */
export const parcelModel: string = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="parcel">
<message id="arrived" name="parcel-arrived"/>
<signal id="recalled" name="recalled"/>
<error id="duplicate" errorCode="DUPLICATE_START"/>
<process id="parcel" isExecutable="true" camunda:historyTimeToLive="P1D">
<startEvent id="begun"/>
<serviceTask id="claim-start" camunda:type="external" camunda:topic="claim-start"/>
<boundaryEvent id="is-duplicate" attachedToRef="claim-start"><errorEventDefinition errorRef="duplicate"/></boundaryEvent>
<endEvent id="duplicate-start"/>
<serviceTask id="pack" camunda:type="external" camunda:topic="pack">
<extensionElements><camunda:inputOutput><camunda:inputParameter name="piece">\${loopCounter}</camunda:inputParameter></camunda:inputOutput></extensionElements>
<multiInstanceLoopCharacteristics isSequential="false"><loopCardinality>\${pieces}</loopCardinality></multiInstanceLoopCharacteristics>
</serviceTask>
<userTask id="release" camunda:candidateGroups="clerks,bosses"/>
<exclusiveGateway id="is-released" default="is-released-kept"/>
<endEvent id="kept"/>
<intermediateCatchEvent id="on-its-way" camunda:asyncBefore="true"><messageEventDefinition messageRef="arrived"/></intermediateCatchEvent>
<subProcess id="recall" triggeredByEvent="true">
<startEvent id="is-recalled"><signalEventDefinition signalRef="recalled"/></startEvent>
<endEvent id="came-back"/>
${flow('is-recalled', 'came-back')}
</subProcess>
<subProcess id="reminder" triggeredByEvent="true">
<startEvent id="is-late" isInterrupting="false"><timerEventDefinition><timeDuration>P2D</timeDuration></timerEventDefinition></startEvent>
<serviceTask id="notify" camunda:type="external" camunda:topic="notify">
<extensionElements><camunda:inputOutput><camunda:inputParameter name="note">late</camunda:inputParameter></camunda:inputOutput></extensionElements>
</serviceTask>
<endEvent id="reminded"/>
${flow('is-late', 'notify')}${flow('notify', 'reminded')}
</subProcess>
<endEvent id="delivered"/>
${flow('begun', 'claim-start')}${flow('claim-start', 'pack')}${flow('pack', 'release')}${flow('is-duplicate', 'duplicate-start')}
${flow('release', 'is-released')}${flow('is-released', 'kept')}
${flow('is-released', 'on-its-way', `<conditionExpression>\${isReleased}</conditionExpression>`)}${flow('on-its-way', 'delivered')}
</process>
</definitions>`;

/** The parcel process, or another model of its contract. */
export function parcelOf(content: string = parcelModel): ProcessUnderTest {
  return processUnderTest(parcel, [{ name: 'parcel.bpmn', content }]);
}

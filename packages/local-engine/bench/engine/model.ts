/** What every engine of the benchmark executes: start, one external task, end. */
export const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="bench">
<bpmn:process id="order" isExecutable="true" camunda:historyTimeToLive="5">
<bpmn:startEvent id="start"/>
<bpmn:sequenceFlow id="toShip" sourceRef="start" targetRef="ship"/>
<bpmn:serviceTask id="ship" camunda:type="external" camunda:topic="ship"/>
<bpmn:sequenceFlow id="toEnd" sourceRef="ship" targetRef="end"/>
<bpmn:endEvent id="end"/>
</bpmn:process>
</bpmn:definitions>`;

/** What the start of an instance brings. */
export function startBody(number: number): Record<string, unknown> {
  return { businessKey: `acme:order:${number}`, variables: { orderId: { type: 'String', value: `O-${number}` } } };
}

/** What a worker asks for. */
export const FETCH_BODY: Record<string, unknown> = {
  workerId: 'bench',
  maxTasks: 50,
  topics: [{ topicName: 'ship', lockDuration: 600_000 }],
};

/** What a worker answers. */
export const COMPLETE_BODY: Record<string, unknown> = {
  workerId: 'bench',
  variables: { shipped: { type: 'Boolean', value: true } },
};

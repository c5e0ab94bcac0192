/** A model whose call passes no business key, or does. */
export function orderModel({
  isRight = false,
  id = 'order',
}: {
  readonly isRight?: boolean;
  readonly id?: string;
} = {}): string {
  const key = '<extensionElements><camunda:in businessKey="#{execution.processBusinessKey}" /></extensionElements>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="urn:example">
<process id="${id}" isExecutable="true" camunda:historyTimeToLive="P30D">
  <startEvent id="start" />
  <sequenceFlow id="to-deliver" sourceRef="start" targetRef="deliver" />
  <callActivity id="deliver" name="Deliver" calledElement="delivery">${isRight ? key : ''}</callActivity>
</process>
</definitions>
`;
}

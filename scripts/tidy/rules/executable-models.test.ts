import { expect, test } from 'vitest';
import { plantRoom } from '../test/helpers/plant-room.ts';
import { executableModels } from './executable-models.ts';

const inTask = (xml: string) =>
  [
    '<bpmn:extensionElements>\n<camunda:properties><camunda:property name="retry" value="R4',
    `<bpmn:extensionElements>${xml}\n<camunda:properties><camunda:property name="retry" value="R4`,
  ] as const;

test('lets a model pass that is complete and without code', async () => {
  expect(executableModels([await plantRoom()])).toEqual([]);
});

test.each([
  ['not executable', 'isExecutable="true"', 'isExecutable="false"', 'ship-order is not executable'],
  ['no time to live', 'camunda:historyTimeToLive="P1D"', '', 'camunda:historyTimeToLive'],
  ['no version', 'camunda:versionTag="1"', '', 'camunda:versionTag'],
  ['a script task', '</bpmn:process>', '<bpmn:scriptTask id="s" /></bpmn:process>', 's holds a script'],
  [
    'a class',
    '</bpmn:process>',
    '<bpmn:serviceTask id="s" camunda:class="a.B" /></bpmn:process>',
    's calls Java by camunda:class',
  ],
  [
    'a delegate',
    '</bpmn:process>',
    '<bpmn:sendTask id="s" camunda:delegateExpression="b" /></bpmn:process>',
    'camunda:delegateExpression',
  ],
  [
    'an expression',
    '</bpmn:process>',
    '<bpmn:serviceTask id="s" camunda:expression="b" /></bpmn:process>',
    'camunda:expression',
  ],
  ['a listener', ...inTask('<camunda:executionListener class="a.B" event="start" />'), 'pick-goods has a listener'],
  ['a task listener', ...inTask('<camunda:taskListener class="a.B" event="create" />'), 'pick-goods has a listener'],
  [
    'a connector',
    ...inTask('<camunda:connector><camunda:connectorId>c</camunda:connectorId></camunda:connector>'),
    'pick-goods has a connector',
  ],
  [
    'a script in a mapping',
    ...inTask(
      '<camunda:inputOutput><camunda:inputParameter name="a"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput>',
    ),
    'pick-goods holds a script',
  ],
  [
    'a script in a condition',
    '</bpmn:process>',
    '<bpmn:sequenceFlow id="f" sourceRef="claim-start" targetRef="pick-goods"><bpmn:conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="bpmn:tFormalExpression" language="groovy">1</bpmn:conditionExpression></bpmn:sequenceFlow></bpmn:process>',
    'f holds a script in groovy',
  ],
])('refuses %s', async (_, from, to, message) => {
  const found = executableModels([await plantRoom({}, [from, to])]);
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]).toMatchObject({
    file: 'bpmn/ship-order/ship-order.bpmn',
    message: expect.stringContaining(message),
    line: expect.any(Number),
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of JUEL look like templates.
import { readProcessFile } from '@stepwright/model/graph';
import { expect, test } from 'vitest';
import { tellingValuesOf } from './telling-values.ts';

function tellingIn(condition: string, more = '') {
  const text = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
<process id="p"><exclusiveGateway id="g"/><task id="t">${more}</task>
<sequenceFlow id="f" sourceRef="g" targetRef="t"><conditionExpression>${condition}</conditionExpression></sequenceFlow></process></definitions>`;
  return tellingValuesOf(readProcessFile('p.bpmn', new TextEncoder().encode(text)).processes);
}

test.each([
  ['${lineCount > 2}', 'lineCount', [1, 2, 3]],
  ['${2 >= lineCount}', 'lineCount', [1, 2, 3]],
  ['${balance == -1}', 'balance', [0, -1, -2]],
  ['${rate != 1.5}', 'rate', [1, 1.5, 2]],
  ['${outcome == "APPROVED" || outcome == "PENDING"}', 'outcome', ['APPROVED', 'PENDING']],
  ['${outcome.equals("APPROVED")}', 'outcome', ['APPROVED']],
  ['${not (isPaid == true)}', 'isPaid', [true]],
])('%s', (condition, name, values: readonly unknown[]) => {
  expect(tellingIn(condition.replace('>', '&gt;')).get(name)?.values).toEqual(expect.arrayContaining([...values]));
});

test('a variable that says how often a loop runs counts', () => {
  const loop =
    '<multiInstanceLoopCharacteristics><loopCardinality>${n}</loopCardinality><completionCondition>${m == 7}</completionCondition></multiInstanceLoopCharacteristics>';
  const telling = tellingIn('${x}', loop);
  expect(telling.get('n')).toMatchObject({ isCount: true });
  expect(telling.get('m')).toMatchObject({ isCount: false, values: expect.arrayContaining([6, 7, 8]) });
});

test('what does not parse tells nothing', () => {
  expect([...tellingIn('${lineCount >')]).toEqual([]);
});

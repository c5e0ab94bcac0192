import { readProcessFile } from '@stepwright/model/graph';
import { expect, test } from 'vitest';
import { wholeText } from '../../../test/helpers/rule-example.ts';
import { levelsAround } from './catchers-of.ts';
import { levelsInWords } from './levels-in-words.ts';

test('names each place that was asked and what catches there, and leaves out events, which carry none', () => {
  const process = `<subProcess id="sub"><endEvent id="end" /></subProcess>
    <boundaryEvent id="lost" attachedToRef="sub"><errorEventDefinition errorRef="error" /></boundaryEvent>
    <boundaryEvent id="any" attachedToRef="sub"><errorEventDefinition /></boundaryEvent>`;
  const content = wholeText({ process, definitions: '<error id="error" errorCode="LOST" />' });
  const file = readProcessFile('order.bpmn', Buffer.from(content));
  const end = file.processes[0]?.allNodes.find(({ id }) => id === 'end');
  expect(end && levelsInWords(levelsAround({ kind: 'error', node: end }))).toEqual([
    'event subprocesses in "sub": nothing',
    'on "sub": "lost" catches LOST, "any" catches every code',
    'event subprocesses in the process: nothing',
  ]);
});

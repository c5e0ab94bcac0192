import { expect, test } from 'vitest';
import {
  asyncBefore,
  boundary,
  declare,
  error,
  externalTask,
  inputOutput,
  message,
  multiInstance,
  path,
  process,
  start,
} from './index.ts';

test('a model declares what it refers to and keeps the order of the BPMN schema', () => {
  const { name, text } = process(
    'p',
    start('s', message('go')),
    externalTask('a', multiInstance({ 'camunda:collection': '${list}' }), inputOutput({ x: '1 < 2' }), asyncBefore),
    boundary('b', 'a', error('E1')),
    path('s', 'a'),
  );
  expect(name).toBe('p.bpmn');
  expect(text).toContain('<message id="message-go" name="go"/>');
  expect(text).toContain('<error id="error-E1" errorCode="E1" name="E1"/>');
  expect(text).toContain('<process id="p" isExecutable="true" camunda:historyTimeToLive="P1D">');
  expect(text).toMatch(/<extensionElements>.*1 &#60; 2.*<\/extensionElements>\s*<multiInstanceLoopCharacteristics/s);
  expect(text).toContain('<sequenceFlow id="s-a" sourceRef="s" targetRef="a"/>');
});

test('what is declared by hand is not declared again', () => {
  const { text } = process(
    'p',
    declare('error', 'error-E1', { errorCode: 'other' }),
    externalTask('a'),
    boundary('b', 'a', error('E1')),
  );
  expect(text.match(/<error /g)).toHaveLength(1);
  expect(text).toContain('errorCode="other"');
});

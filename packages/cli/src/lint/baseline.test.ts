import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject, type Finding, lintProject } from '@stepwright/model-lint';
import { expect, test } from 'vitest';
import { orderModel } from '../../test/helpers/order-model.ts';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { matchBaseline, readBaseline, writeBaseline } from './baseline.ts';

const files = ['b.bpmn', 'a.bpmn'].map((fileName) => ({ fileName, content: Buffer.from(orderModel()) }));
const { findings } = lintProject(createProject({ files }), { only: ['business-key-not-passed'] });
const [inA, inB] = findings as [Finding, Finding];

test('is written sorted and readable, and the same again', () => {
  const path = join(temporaryFolder(), 'baseline.json');
  expect(writeBaseline(path, [inB, inA], [])).toBe(2);
  const text = readFileSync(path, 'utf8');
  expect(JSON.parse(text)).toEqual({
    version: 1,
    findings: ['a.bpmn', 'b.bpmn'].map((file) => ({
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      rule: 'business-key-not-passed',
      file,
      elementId: 'deliver',
      message: 'the call of "delivery" passes no business key',
    })),
  });
  writeBaseline(
    path,
    [inA],
    readBaseline(path).filter(({ file }) => file === 'b.bpmn'),
  );
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('an entry stands for one finding, and says when it is no longer needed', () => {
  const [entry] = [inA].map(({ fingerprint, rule, file, message }) => ({ fingerprint, rule, file, message }));
  expect(matchBaseline([inA, { ...inA, line: 99 }, inB], [entry!])).toEqual({
    fresh: [{ ...inA, line: 99 }, inB],
    gone: [],
  });
  expect(matchBaseline([inB], [entry!])).toEqual({ fresh: [inB], gone: [entry] });
});

test.each(['deploy/xml', 'suppression-expired', 'rule-crashed'])('does not hide findings of %s', (rule) => {
  const path = join(temporaryFolder(), 'baseline.json');
  expect(writeBaseline(path, [{ ...inA, rule }], [])).toBe(0);
  expect(matchBaseline([{ ...inA, rule }], [{ ...inA, rule, elementId: 'deliver' }]).fresh).toHaveLength(1);
});

test.each([
  ['{', 'is no JSON'],
  ['[]', 'is no baseline of version 1'],
  ['{"version":2,"findings":[]}', 'is no baseline of version 1'],
  ['{"version":1,"findings":[{}]}', 'is no baseline of version 1'],
])('refuses %s as a baseline', (text, reason) => {
  expect(() => readBaseline(join(temporaryFolder({ 'b.json': text }), 'b.json'))).toThrow(reason);
});

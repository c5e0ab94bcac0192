import { expect, test } from 'vitest';
import type { ConformanceCase } from '../case.ts';
import { judgeCase } from './judge-case.ts';

const plain: ConformanceCase = { id: 'c', feature: 'user task', models: [], steps: [] };
const different: ConformanceCase = { ...plain, operaton: 'differs: for the test' };
const recorded = [{ step: 's', answer: { status: 200, body: { еlementIds: ['camunda:in'] } } }];
const spelledRight = [{ step: 's', answer: { status: 200, body: { elementIds: ['operaton:in'] } } }];
const other = [{ step: 's', answer: { status: 500 } }];

test('an engine passes when it answers as recorded', () => {
  expect(judgeCase('local', plain, recorded, recorded).passed).toBe(true);
  expect(judgeCase('local', plain, recorded, other)).toMatchObject({
    passed: false,
    reason: expect.stringContaining('got      500'),
  });
});

test('a case without recording fails', () => {
  expect(judgeCase('local', plain, undefined, recorded).passed).toBe(false);
});

test('Operaton may spell the name of its engine, and differ only where the case says why', () => {
  expect(judgeCase('operaton-1.0', plain, recorded, spelledRight).passed).toBe(true);
  expect(judgeCase('local', plain, recorded, spelledRight).passed).toBe(false);
  expect(judgeCase('operaton-1.0', plain, recorded, other).passed).toBe(false);
  expect(judgeCase('operaton-1.0', different, recorded, other).passed).toBe(true);
});

test('a reason to differ that is no longer true fails', () => {
  expect(judgeCase('operaton-1.0', different, recorded, recorded)).toMatchObject({
    passed: false,
    reason: expect.stringContaining('remove that'),
  });
});

test('a reason for Operaton excuses no other engine', () => {
  expect(judgeCase('local', different, recorded, other).passed).toBe(false);
});

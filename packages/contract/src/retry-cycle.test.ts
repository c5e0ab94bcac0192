import { expect, test } from 'vitest';
import { ContractError } from './contract-error.ts';
import { parseRetryCycle } from './retry-cycle.ts';

test.each([
  ['R3/PT5M', { attempts: 3, delaysMs: [300_000] }],
  [' R1/PT0S ', { attempts: 1, delaysMs: [0] }],
  ['PT10S,PT5M', { attempts: 3, delaysMs: [10_000, 300_000] }],
  ['PT1.5S, P1DT1H', { attempts: 3, delaysMs: [1_500, 90_000_000] }],
  ['R2/P1W', { attempts: 2, delaysMs: [604_800_000] }],
])('%s is a policy', (text, policy) => {
  expect(parseRetryCycle(text)).toEqual(policy);
});

test.each([
  '',
  'R3',
  'R3/',
  'R/PT5M',
  'PT',
  'P',
  'R3/P1M',
  'R3/P1Y',
  'R0/PT5M',
  'R101/PT1S',
  'PT5M,',
  '5 minutes',
  'R2/P2W',
  'R3/PT5M/x',
])('"%s" is refused', (text) => {
  expect(() => parseRetryCycle(text)).toThrow(ContractError);
});

test('what is wrong is told with the value and an example', () => {
  expect(() => parseRetryCycle('R3/5min')).toThrow(/retryTimeCycle: is "R3\/5min"; write R3\/PT5M/);
});

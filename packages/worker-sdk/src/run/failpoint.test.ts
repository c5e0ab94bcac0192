import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { failpointFromEnvironment } from './failpoint.ts';

function hitFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'failpoint-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'hit');
}

test('without the variable there is no failpoint', () => {
  expect(failpointFromEnvironment({})).toBeUndefined();
});

test.each(['after-lunch:topic:/hit', 'after-external-call', 'after-external-call:topic'])('%s is refused', (text) => {
  expect(() => failpointFromEnvironment({ STEPWRIGHT_FAILPOINT: text })).toThrow(/before-external-call/);
});

test('the first hit writes the file and kills, later ones do nothing', async () => {
  const file = hitFile();
  const killed: boolean[] = [];
  const environment = { STEPWRIGHT_FAILPOINT: `after-external-call:reserve-stock:${file}` };
  const failpoint = failpointFromEnvironment(environment, () => killed.push(existsSync(file)));
  const task = { topic: 'reserve-stock', businessKey: 'acme:order:O-1' };
  await failpoint?.('before-external-call', task);
  await failpoint?.('after-external-call', { ...task, topic: 'other' });
  expect(existsSync(file)).toBe(false);
  await failpoint?.('after-external-call', task);
  await failpoint?.('after-external-call', task);
  expect(killed).toEqual([true]);
  expect(readFileSync(file, 'utf8')).toContain('after-external-call reserve-stock acme:order:O-1');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/helpers/temporary-folder.ts';
import { appendStepSummary } from './step-summary.ts';

test('appends to what other steps have written', () => {
  const file = join(temporaryFolder({ summary: 'before\n' }), 'summary');
  appendStepSummary(file, 'after');
  expect(readFileSync(file, 'utf8')).toBe('before\nafter\n');
});

test('cuts what GitHub would drop as a whole, behind a whole line', () => {
  const file = join(temporaryFolder(), 'summary');
  appendStepSummary(file, Array.from({ length: 100_000 }, (_, index) => `| ä ${index} |`).join('\n'));
  const text = readFileSync(file, 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
  expect(text).toMatch(/\| ä \d+ \|\n\nThe summary is cut here/);
});

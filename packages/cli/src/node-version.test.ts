import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalOfNode } from './node-version.ts';

test.each(['22.18.0', '22.20.1', '23.0.0', '24.21.0'])('Node %s runs the command', (version) => {
  expect(refusalOfNode(version)).toBeUndefined();
});

test.each(['20.20.2', '22.17.9', '18.0.0'])('Node %s is refused', (version) => {
  expect(refusalOfNode(version)).toBe(
    `stepwright needs Node.js 22.18 or later, and this is ${version}: install a newer one.`,
  );
});

test('the package asks for the same version', () => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(manifest.engines.node).toBe('>=22.18');
});

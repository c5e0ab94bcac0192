import { expect, test } from 'vitest';
import { compileProcesses } from '../../../src/compile/compile-processes.ts';
import { featuresOf } from '../model/features-of.ts';
import { nodeCount } from '../model/fuzz-model.ts';
import { renderModel } from '../model/render.ts';
import { seedOf } from '../random.ts';
import { generateModel } from './generate-model.ts';

const models = Array.from({ length: 2_000 }, (_, index) => generateModel(seedOf(7, index)));

test('the same seed makes the same model', () => {
  expect(generateModel(seedOf(7, 5))).toEqual(models[5]);
  expect(generateModel(seedOf(8, 5))).not.toEqual(models[5]);
});

test('of 2,000 models every element and feature occurs in at least 50, and half have 12 nodes or more', () => {
  const counts = new Map<string, number>();
  for (const model of models) for (const name of featuresOf(model)) counts.set(name, (counts.get(name) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count < 50)).toEqual([]);
  expect(counts.size).toBeGreaterThan(80);
  expect(models.map(nodeCount).sort((a, b) => a - b)[1_000]).toBeGreaterThanOrEqual(12);
});

test('models can be deployed', async () => {
  for (const model of models.slice(0, 100)) {
    const [bpmn] = renderModel(model);
    const resource = { name: 'fuzz.bpmn', content: Buffer.from(bpmn?.text ?? '') };
    await expect(compileProcesses(resource)).resolves.toBeDefined();
  }
});

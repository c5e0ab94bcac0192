import { expect, test } from 'vitest';
import { generateModel } from '../generate/generate-model.ts';
import { type FuzzModel, nodeCount, scopesOf } from '../model/fuzz-model.ts';
import { renderModel } from '../model/render.ts';
import { seedOf } from '../random.ts';
import { smallerModels } from './smaller-models.ts';

function shrinkWhile(model: FuzzModel, holds: (model: FuzzModel) => boolean): FuzzModel {
  for (const smaller of smallerModels(model)) if (holds(smaller)) return shrinkWhile(smaller, holds);
  return model;
}

function has(model: FuzzModel, tag: string): boolean {
  return scopesOf(model).some(({ scope }) => scope.nodes.some((node) => node.tag === tag));
}

test('a model becomes as small as what is wanted of it allows', () => {
  const model = Array.from({ length: 100 }, (_, index) => generateModel(seedOf(3, index))).find((each) =>
    has(each, 'callActivity'),
  ) as FuzzModel;
  const small = shrinkWhile(model, (each) => has(each, 'callActivity'));
  expect(nodeCount(small)).toBeLessThanOrEqual(4);
  expect(renderModel(small)[0]?.text).toContain('<callActivity');
});

test('smaller models do not touch the model that they come from', () => {
  const model = generateModel(seedOf(3, 1));
  const before = structuredClone(model);
  for (const smaller of smallerModels(model)) expect(smaller).not.toBe(model);
  expect(model).toEqual(before);
});

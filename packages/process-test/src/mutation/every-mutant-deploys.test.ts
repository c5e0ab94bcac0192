import type { EngineClient } from '@stepwright/engine-client';
import { readBpmn } from '@stepwright/model';
import { readProcessFile } from '@stepwright/model/graph';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conformanceDeployments, platformModels } from '../../test/helpers/accepted-models.ts';
import { nastyModel } from '../../test/helpers/nasty-model.ts';
import { subjectOf } from '../../test/helpers/subject-of.ts';
import { createLocalTestEngine } from '../engine/local-test-engine.ts';
import type { TestEngine } from '../engine/test-engine.ts';
import type { ModelFile } from '../process-under-test.ts';
import { mutantsOf } from './mutants-of.ts';
import { type MutationOperator, operatorNames } from './operators.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await createLocalTestEngine();
});
afterAll(() => engine.stop());

/** What the engine says against these files; empty when it takes them. */
async function refusalOf(client: EngineClient, files: readonly ModelFile[]): Promise<string> {
  const refused = await client.deployments.create({ name: 'mutant', files: [...files] }).then(
    () => undefined,
    (error: Error) => error,
  );
  return refused?.message ?? '';
}

function keyOf(files: readonly ModelFile[]): string | undefined {
  const models = files.filter(({ name }) => name.endsWith('.bpmn'));
  const processes = models.flatMap(({ name, content }) => readProcessFile(name, Buffer.from(content)).processes);
  return processes.find(({ isExecutable }) => isExecutable)?.id;
}

/** Deploys all mutants; counts them by operator and collects what is refused. */
async function deployMutants(
  files: readonly ModelFile[],
  counts: Map<MutationOperator, number>,
): Promise<readonly string[]> {
  const key = keyOf(files);
  if (key === undefined) return [];
  const refusals: string[] = [];
  for (const mutant of mutantsOf(subjectOf(key, ...files))) {
    counts.set(mutant.operator, (counts.get(mutant.operator) ?? 0) + 1);
    const refusal = await refusalOf(engine.client, mutant.files);
    if (refusal) refusals.push(`${mutant.id}: ${refusal}\n${mutant.diff}`);
  }
  return refusals;
}

test('every mutant of the platform processes is deployed', { timeout: 60_000 }, async () => {
  const counts = new Map<MutationOperator, number>();
  for (const model of await platformModels()) expect(await deployMutants([model], counts)).toEqual([]);
  expect([...counts.keys()].sort()).toEqual(operatorNames.toSorted());
});

test('every mutant of a model that is written as few write is deployed', async () => {
  expect(await refusalOf(engine.client, [nastyModel])).toBe('');
  expect(await deployMutants([nastyModel], new Map())).toEqual([]);
});

test('a mutant of a platform process refers to nothing that is not there, so that it can be drawn and linted', {
  timeout: 60_000,
}, async () => {
  for (const model of await platformModels()) {
    for (const { files } of mutantsOf(subjectOf(keyOf([model]) ?? '', model))) {
      for (const { name, content } of files) await readBpmn(content, { fileName: name });
    }
  }
});

test('every mutant of what the conformance cases deploy is deployed, and every operator is at work there', {
  timeout: 120_000,
}, async () => {
  const counts = new Map<MutationOperator, number>();
  const refusals: string[] = [];
  for (const files of await conformanceDeployments()) {
    if ((await refusalOf(engine.client, files)) === '') refusals.push(...(await deployMutants(files, counts)));
  }
  expect(refusals).toEqual([]);
  expect([...counts.keys()].sort()).toEqual(operatorNames.toSorted());
});

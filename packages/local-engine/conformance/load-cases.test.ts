import { expect, test } from 'vitest';
import { FEATURES } from './features.ts';
import { loadCases } from './load-cases.ts';
import { readRecordings } from './recordings.ts';

const areas = await loadCases();

test('cases are plain JSON and name features of the table', () => {
  const features = new Set<string>(Object.values(FEATURES).flat());
  for (const each of areas.flatMap(({ cases }) => cases)) {
    expect(JSON.parse(JSON.stringify(each)), each.id).toEqual(each);
    expect(features, each.id).toContain(each.feature);
    expect(each.id).toMatch(/^[a-z0-9-]+$/i);
  }
});

test.each(areas)('every case of $name is recorded to its end', async ({ name, cases }) => {
  const recordings = await readRecordings(name);
  expect(Object.keys(recordings).sort()).toEqual(cases.map(({ id }) => id).sort());
  for (const [id, observations] of Object.entries(recordings)) {
    expect(observations.at(-1)?.stopped, id).toBeUndefined();
  }
});

test('one area or one case can be loaded alone', async () => {
  const [area] = await loadCases('errors/error-end-of-a-process-alone');
  expect(area?.cases.map(({ id }) => id)).toEqual(['error-end-of-a-process-alone']);
  await expect(loadCases('no-such-area')).rejects.toThrow('No case is meant by no-such-area');
});

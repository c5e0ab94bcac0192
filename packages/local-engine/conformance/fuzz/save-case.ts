import { readFile, writeFile } from 'node:fs/promises';
import type { ConformanceCase } from '../case.ts';
import type { Feature } from '../features.ts';
import { renderModel } from './model/render.ts';
import type { Reproduction } from './shrink/shrink.ts';

const FILE = new URL('saved-cases.json', import.meta.url);

/** Keeps a reproduction as a case of `cases/found-by-fuzz.ts`; `record.ts --only found-by-fuzz` records it then. The same id is replaced. */
export async function saveCase(id: string, feature: Feature, { model, steps }: Reproduction): Promise<void> {
  const saved = JSON.parse(await readFile(FILE, 'utf8')) as ConformanceCase[];
  const kept = saved.filter((each) => each.id !== id);
  const cases = [...kept, { id, feature, models: renderModel(model), steps }];
  await writeFile(FILE, `${JSON.stringify(cases, undefined, 2)}\n`);
}

import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { ConformanceCase } from './case.ts';

/** The cases of one file of `cases/`. */
export interface CaseArea {
  /** The name of the file without its ending. */
  readonly name: string;
  readonly cases: readonly ConformanceCase[];
}

const FOLDER = new URL('cases/', import.meta.url);

/**
 * Loads every area, sorted by name.
 *
 * @param only an area, or one case as `area/id`; other files are not even read
 * @throws {Error} when two cases have the same id, a file exports no `cases`, or `only` names nothing
 */
export async function loadCases(only?: string): Promise<CaseArea[]> {
  const [area, id] = only?.split('/') ?? [];
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts')).sort();
  const wanted = files.filter((file) => area === undefined || file === `${area}.ts`);
  const areas = await Promise.all(wanted.map(loadArea));
  refuseSameIds(areas);
  const kept = areas.map(({ name, cases }) => ({
    name,
    cases: cases.filter((each) => id === undefined || each.id === id),
  }));
  if (kept.every(({ cases }) => cases.length === 0)) {
    throw new Error(`No case is meant by ${only}: give an area or area/id; areas are ${files.join(', ')}`);
  }
  return kept;
}

async function loadArea(file: string): Promise<CaseArea> {
  const module = (await import(pathToFileURL(new URL(file, FOLDER).pathname).href)) as { cases?: ConformanceCase[] };
  if (!Array.isArray(module.cases)) throw new Error(`conformance/cases/${file} exports no list "cases"`);
  return { name: file.replace(/\.ts$/, ''), cases: module.cases };
}

function refuseSameIds(areas: readonly CaseArea[]): void {
  const seen = new Map<string, string>();
  for (const { name, cases } of areas) {
    for (const { id } of cases) {
      const other = seen.get(id);
      if (other !== undefined) throw new Error(`Two cases are called ${id}: in ${other} and ${name}`);
      seen.set(id, name);
    }
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { ConformanceCase } from './case.ts';
import type { EngineName } from './engines.ts';
import { FEATURES, type Feature } from './features.ts';
import type { Verdict } from './run/judge-case.ts';

/** What an engine passed in its last whole run. */
export interface Results {
  readonly engine: EngineName;
  /** What `GET /version` says. */
  readonly version: string;
  /** Features in their order; those without cases have none. */
  readonly features: Readonly<Record<string, FeatureResult>>;
}

export interface FeatureResult {
  readonly passed: number;
  readonly failed: readonly string[];
  /** Cases where the engine differs from Camunda 7.24 and the case says why. */
  readonly different: readonly string[];
}

/** Counts verdicts by feature. Cases without a verdict were not run. */
export function resultsOf(
  engine: EngineName,
  version: string,
  cases: readonly ConformanceCase[],
  verdicts: ReadonlyMap<string, Verdict>,
): Results {
  const features = Object.values(FEATURES).flat() as Feature[];
  const entries = features.map((feature) => {
    const run = cases.filter((each) => each.feature === feature && verdicts.has(each.id));
    const differs = (each: ConformanceCase) => engine === 'operaton-1.0' && each.operaton !== undefined;
    const failed = run.filter(({ id }) => verdicts.get(id)?.passed === false);
    const rest = run.filter((each) => !failed.includes(each));
    const passed = rest.filter((each) => !differs(each)).length;
    return [feature, { passed, failed: idsOf(failed), different: idsOf(rest.filter(differs)) }] as const;
  });
  return { engine, version, features: Object.fromEntries(entries) };
}

/** Reads the results of an engine's last run; undefined when there was none. */
export async function readResults(engine: EngineName): Promise<Results | undefined> {
  const text = await readFile(fileOf(engine), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Results);
}

/** Writes the results of a run. */
export async function writeResults(results: Results): Promise<void> {
  await mkdir(new URL('results/', import.meta.url), { recursive: true });
  await writeFile(fileOf(results.engine), `${JSON.stringify(results, null, 2)}\n`);
}

function fileOf(engine: EngineName): URL {
  return new URL(`results/${engine}.json`, import.meta.url);
}

function idsOf(cases: readonly ConformanceCase[]): string[] {
  return cases.map(({ id }) => id).sort();
}

import { readFile, writeFile } from 'node:fs/promises';
import type { Observation } from './observations/observation.ts';
import { pack, unpack } from './observations/pack.ts';

/** What Camunda 7.24 answered to the cases of an area, whole observations by case id. */
export type Recordings = Readonly<Record<string, readonly Observation[]>>;

interface RecordingsFile {
  readonly engine: string;
  readonly cases: Recordings;
}

/** Where the recordings of an area are. */
export function recordingsFile(area: string): URL {
  return new URL(`recordings/${area}.json`, import.meta.url);
}

/** Reads the recordings of an area; none when the file is missing. */
export async function readRecordings(area: string): Promise<Recordings> {
  const text = await readFile(recordingsFile(area), 'utf8').catch(() => '{"cases":{}}');
  const { cases } = JSON.parse(text) as RecordingsFile;
  return Object.fromEntries(Object.entries(cases).map(([id, packed]) => [id, unpack(packed)]));
}

/** Writes the recordings of an area, one observation on a line. */
export async function writeRecordings(area: string, engine: string, recordings: Recordings): Promise<void> {
  const ids = Object.keys(recordings).sort();
  const cases = ids.map((id) => {
    const lines = pack(recordings[id] ?? []).map((observation) => `      ${JSON.stringify(observation)}`);
    return `    ${JSON.stringify(id)}: [\n${lines.join(',\n')}\n    ]`;
  });
  const text = `{\n  "engine": ${JSON.stringify(engine)},\n  "cases": {\n${cases.join(',\n')}\n  }\n}\n`;
  await writeFile(recordingsFile(area), text);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelError } from '@stepwright/model';
import { isDecision, type ProcessUnderTest } from '../process-under-test.ts';
import type { ProcessCoverage } from './coverage-item.ts';
import { coverageJson } from './coverage-json.ts';
import { type CoverageLcovOptions, coverageLcov } from './coverage-lcov.ts';
import { coverageSummary } from './coverage-summary.ts';
import { drawCoverage } from './draw-coverage.ts';

/**
 * Writes the reports of a coverage into a folder: `<process>.coverage.json`, `.lcov`, `.txt`, and a picture of each model that has a diagram.
 *
 * @returns the paths of the files.
 */
export async function writeCoverage(
  folder: string,
  subject: ProcessUnderTest,
  coverage: ProcessCoverage,
  options: CoverageLcovOptions = {},
): Promise<readonly string[]> {
  const name = `${coverage.process}.coverage`;
  const texts: [string, string][] = [
    [`${name}.json`, coverageJson(coverage)],
    [`${name}.lcov`, coverageLcov(coverage, options)],
    [`${name}.txt`, coverageSummary(coverage)],
  ];
  for (const file of subject.files.filter((each) => !isDecision(each.name))) {
    const picture = await pictureOf(subject, coverage, file.name);
    const own = file.name === subject.graph.file.fileName ? name : `${name}.${file.name.replaceAll(/[^\w.-]+/g, '-')}`;
    if (picture !== undefined) texts.push([`${own}.svg`, picture]);
  }
  await mkdir(folder, { recursive: true });
  await Promise.all(texts.map(([file, text]) => writeFile(join(folder, file), text)));
  return texts.map(([file]) => join(folder, file));
}

async function pictureOf(
  subject: ProcessUnderTest,
  coverage: ProcessCoverage,
  file: string,
): Promise<string | undefined> {
  try {
    return await drawCoverage(subject, coverage, { file });
  } catch (cause) {
    // A model without a diagram can be run, and has no picture.
    if (cause instanceof ModelError) return undefined;
    throw cause;
  }
}

import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { DecisionError, readDecisions } from '@stepwright/decision';
import { startEngine } from '@stepwright/test-servers';
import {
  type ConformanceCase,
  conformanceFiles,
  conformanceUrl,
  evaluateHere,
  readCases,
  readLines,
} from './helpers/conformance-case.ts';
import { deploy, evaluateInEngine } from './helpers/evaluate-in-engine.ts';

/**
 * Asks Camunda 7.24 for every case and writes what it gives into the conformance files:
 * `node --conditions=stepwright-source packages/decision/test/record-conformance.ts [url of an engine]`.
 * A case that has an error here and a result there is marked as refused with the code of the error; every other difference is listed.
 */
const [, , url] = process.argv;
const engine = await startEngine({
  distribution: 'camunda-7.24',
  jobExecutor: false,
  ...(url === undefined ? {} : { url }),
});
let differences = 0;
try {
  for (const file of conformanceFiles) {
    const cases = readCases(file);
    const results = await evaluateInEngine(engine.url, cases, file);
    const lines = readLines(file);
    const written: string[] = [];
    for (const [at, each] of cases.entries()) {
      const expected = results[at];
      const here = await outcomeHere(each);
      const failedThere = expected !== undefined && 'error' in expected;
      const refused = 'code' in here && !failedThere ? here.code : undefined;
      const same =
        'code' in here
          ? failedThere || /^(FEEL_UNSUPPORTED|FEEL_LIMIT)$/.test(here.code)
          : isDeepStrictEqual(here.rows, expected);
      if (!same) {
        differences += 1;
        console.error(
          `${file} ${at + 1}: ${each.name}\n  engine ${JSON.stringify(expected)}\n  here   ${JSON.stringify(here)}`,
        );
      }
      const { expected: _, refused: __, ...line } = lines[at] ?? {};
      written.push(JSON.stringify({ ...line, expected, refused }));
    }
    writeFileSync(conformanceUrl(file), `${written.join('\n')}\n`);
    console.error(`${file}: ${cases.length} cases`);
  }
  const structures: string[] = [];
  for (const [at, line] of readLines('structures').entries()) {
    const answer = await deploy(engine.url, `structure-${at}.dmn`, line.xml ?? '');
    const { deployedDecisionDefinitions: deployed } = (await answer.json()) as {
      deployedDecisionDefinitions?: object | null;
    };
    const count = answer.ok ? Object.keys(deployed ?? {}).length : ('refused' as const);
    const here = await readHere(line.xml ?? '');
    if (count === 'refused' && here === undefined && !line.byDeployment) {
      differences += 1;
      console.error(`structures ${at + 1}: ${line.name} is refused by the engine only`);
    }
    structures.push(JSON.stringify({ ...line, deployed: count, refused: here }));
  }
  writeFileSync(conformanceUrl('structures'), `${structures.join('\n')}\n`);
} finally {
  await engine.stop();
}
if (differences > 0) {
  console.error(`${differences} differences`);
  process.exitCode = 1;
}

async function outcomeHere(each: ConformanceCase): Promise<{ rows: unknown } | { code: string; message: string }> {
  try {
    return { rows: await evaluateHere(each) };
  } catch (error) {
    if (error instanceof DecisionError) return { code: error.code, message: error.message };
    throw error;
  }
}

async function readHere(xml: string): Promise<string | undefined> {
  try {
    await readDecisions(xml);
    return undefined;
  } catch (error) {
    if (error instanceof DecisionError) return error.code;
    throw error;
  }
}

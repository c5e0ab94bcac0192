// Runs random models on Camunda 7.24 and on the local engine and compares what is seen.
// node --conditions=stepwright-source packages/local-engine/conformance/fuzz/run-fuzz.ts [--models N] [--seed S] [--first I] [--keep-going] [--no-shrink] [--report file] [--save <feature>] [--url running-engine]
// --save keeps every shrunk difference as a case of cases/found-by-fuzz.ts, under a row of features.ts.
import { appendFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FEATURES } from '../features.ts';
import { runFuzz } from './fuzz.ts';
import { openCamunda } from './play/camunda-engine.ts';
import { saveCase } from './save-case.ts';

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: '200' },
    seed: { type: 'string' },
    first: { type: 'string', default: '0' },
    'keep-going': { type: 'boolean', default: false },
    'no-shrink': { type: 'boolean', default: false },
    report: { type: 'string' },
    save: { type: 'string' },
    url: { type: 'string' },
  },
});

const print = async (text: string) => {
  process.stdout.write(`${text}\n`);
  if (values.report !== undefined) await appendFile(values.report, `${text}\n`);
};
const reference = await openCamunda(values.url);
const summary = await runFuzz(
  reference,
  {
    models: Number(values.models),
    seed: Number(values.seed ?? Math.floor(Math.random() * 2 ** 31)),
    first: Number(values.first),
    keepGoing: values['keep-going'],
    shrinks: !values['no-shrink'],
    print,
  },
  values.url === undefined ? () => openCamunda() : undefined,
);
const feature = Object.values(FEATURES)
  .flat()
  .find((each) => each === values.save);
if (values.save !== undefined && feature === undefined)
  throw new Error(`--save ${values.save} is no row of features.ts`);
if (feature !== undefined) {
  for (const [number, each] of summary.reproductions.entries()) {
    await saveCase(`fuzz-${summary.seed}-${number}`, feature, each);
  }
}
process.exitCode = summary.different === 0 ? 0 : 1;

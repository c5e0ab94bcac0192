/**
 * `npm run bench:lint`: how long `stepwright lint` takes, packed and bundled as users install it, against bpmnlint with its recommended rules.
 * `ROUNDS=20` for more pairs; `--write` puts the figures into `docs/benchmarks.md`. Needs `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, quantile, spreadOf, writeSection } from '@stepwright/bench-figures';
import { createProject, lintProject, rules } from '@stepwright/model-lint';
import { benchConfig, benchContract, benchModel } from './lint/bench-model.ts';
import { packCli } from './lint/packed-cli.ts';

interface Ratio {
  readonly name: string;
  readonly of: string;
  readonly aim: string;
  readonly rounds: readonly number[];
  readonly sides: string;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const rounds = Number(process.env.ROUNDS ?? 15);
const packed = packCli(root);

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function shown(values: readonly number[], digits = 0): string {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
}

/** A whole process, in ms. */
function timed(script: string, words: readonly string[], folder: string): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [script, ...words], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (status !== 0 && status !== 1) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return performance.now() - startedAt;
}

function project(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(packed.folder, name);
  mkdirSync(folder);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

/** Pairs in turns, after one that does not count. */
function cold(name: string, of: string, aim: string, folder: string): Ratio {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const pair = [
      timed(packed.stepwright, ['lint', 'bench.bpmn'], folder),
      timed(packed.bpmnlint, ['bench.bpmn'], folder),
    ] as const;
    if (round < 0) continue;
    ours.push(pair[0]);
    theirs.push(pair[1]);
  }
  const ratios = ours.map((ms, at) => ms / (theirs[at] ?? Number.NaN));
  return { name, of, aim, rounds: ratios, sides: `stepwright ${shown(ours)} ms, bpmnlint ${shown(theirs)} ms` };
}

/** The exponent of the cost from 100 to 2,000 nodes: 1 is linear. */
function growth(): Ratio {
  const sizes = [100, 2_000];
  const lint = (nodes: number): number => {
    const files = [{ fileName: 'bench.bpmn', content: new TextEncoder().encode(benchModel(nodes)) }];
    const startedAt = performance.now();
    lintProject(createProject({ files, contracts: [benchContract()] }));
    return performance.now() - startedAt;
  };
  for (let warm = 0; warm < 5; warm += 1) for (const nodes of sizes) lint(nodes);
  const pairs = Array.from({ length: rounds }, () => sizes.map(lint));
  const exponents = pairs.map(([small = 1, large = 1]) => Math.log(large / small) / Math.log(20));
  const sides = sizes
    .map(
      (nodes, at) =>
        `${nodes} nodes ${shown(
          pairs.map((pair) => pair[at] ?? 0),
          1,
        )} ms`,
    )
    .join(', ');
  return {
    name: 'growth',
    of: 'exponent of the cost from 100 to 2,000 nodes, with contracts, in process',
    aim: 'below 1.2',
    rounds: exponents,
    sides,
  };
}

function many(): { readonly values: readonly number[] } {
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, at) => [`m${at}.bpmn`, benchModel(60, `bench-${at}`)]),
  );
  const folder = project('many', { ...files, 'stepwright.config.ts': benchConfig(100) });
  const values = Array.from({ length: Math.min(rounds, 7) }, () => timed(packed.stepwright, ['lint'], folder));
  return { values };
}

try {
  const model = benchModel(200);
  const bpmnlintrc = '{ "extends": "bpmnlint:recommended" }';
  const plain = project('plain', {
    'bench.bpmn': model,
    '.bpmnlintrc': bpmnlintrc,
    'package.json': '{ "name": "bench" }',
  });
  const contracted = project('contracted', {
    'bench.bpmn': benchModel(200, 'bench-0'),
    '.bpmnlintrc': bpmnlintrc,
    'package.json': '{ "name": "bench", "type": "module" }',
    'stepwright.config.ts': benchConfig(1),
  });
  const ratios = [
    cold('cold', 'stepwright lint : bpmnlint, one model of 200 nodes, whole process', 'at most 2', plain),
    cold('coldWithContracts', 'the same with a configuration and contracts', '', contracted),
    growth(),
  ];
  const hundred = many();
  const lines = [
    `${rules.length} rules; the command packed and bundled, with its compile cache; ${rounds} pairs in turns after one that does not count.`,
    '',
    '| ratio | of | median | min – max | aim | sides |',
    '| --- | --- | --- | --- | --- | --- |',
    ...ratios.map(
      ({ name, of, rounds: values, aim, sides }) =>
        `| \`${name}\` | ${of} | ${median(values).toFixed(2)} | ${Math.min(...values).toFixed(2)} – ${Math.max(...values).toFixed(2)} | ${aim} | ${sides} |`,
    ),
    '',
    `100 models of 60 nodes with contracts, whole process: ${shown(hundred.values)} ms (aim: 2,000).`,
  ];
  console.log(lines.join('\n'));
  const head = `\`npm run bench:lint\`, ${machine()}.`;
  if (process.argv.includes('--write')) await writeSection('bench:lint', ['## Lint', '', head, ...lines].join('\n'));
  const result = Object.fromEntries(ratios.map((ratio) => [ratio.name, spreadOf(ratio.rounds)]));
  console.log(JSON.stringify({ bench: 'lint', ratios: result }));
} finally {
  packed.remove();
}

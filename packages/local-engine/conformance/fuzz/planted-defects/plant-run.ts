import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Plant } from './plant.ts';
import { plantSources } from './plant-sources.ts';

/** Within how many models a defect was found, or that it was not. */
export interface PlantVerdict {
  readonly models: number;
  /** The number of the last model that was compared. */
  readonly last: number;
  readonly isFound: boolean;
  readonly reason: string;
}

const LIMIT_MS = 600_000;
const PROGRAM = fileURLToPath(new URL('find-plant.ts', import.meta.url));

/** Looks for a defect, or in sound sources, in a process of its own. One that hangs or ends badly is found too. `leftOut` are numbers of models. */
export async function findPlant(
  plant: Plant | undefined,
  rounds: string,
  leftOut: readonly number[] = [],
): Promise<PlantVerdict> {
  const { folder, remove } = await plantSources(plant);
  try {
    return await run(['--folder', folder.href, '--rounds', rounds, '--leave-out', leftOut.join(',')]);
  } finally {
    await remove();
  }
}

function run(args: readonly string[]): Promise<PlantVerdict> {
  const child = spawn(process.execPath, ['--conditions=stepwright-source', PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as PlantVerdict);
      else if (/SyntaxError|ERR_MODULE_NOT_FOUND/.test(errors)) reject(new Error(`The sources do not load: ${errors}`));
      else resolve({ models: 0, last: 0, isFound: true, reason: `the engine ended or hung: ${errors.slice(-300)}` });
    });
  });
}

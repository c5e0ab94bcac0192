import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SOURCE_FOLDER } from '../play/in-process-engine.ts';
import type { Plant } from './plant.ts';

/** A copy of the engine's sources with a defect. */
export interface PlantedSources {
  readonly folder: URL;
  remove(): Promise<void>;
}

const PACKAGES = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

/**
 * Copies the sources and puts a defect in, or none.
 *
 * @throws {Error} when the text that the plant replaces does not stand in its file exactly once: the sources have changed
 */
export async function plantSources(plant?: Plant): Promise<PlantedSources> {
  const root = await mkdtemp(join(tmpdir(), 'stepwright-plant-'));
  const folder = join(root, 'src');
  await cp(fileURLToPath(SOURCE_FOLDER), folder, { recursive: true });
  await writeFile(join(root, 'package.json'), '{ "type": "module" }\n');
  await symlink(PACKAGES, join(root, 'node_modules'));
  const remove = () => rm(root, { recursive: true });
  try {
    if (plant !== undefined) await putIn(join(folder, plant.file), plant);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder: pathToFileURL(`${folder}/`), remove };
}

async function putIn(file: string, { id, find, replace }: Plant): Promise<void> {
  const text = await readFile(file, 'utf8');
  const count = text.split(find).length - 1;
  if (count !== 1) {
    throw new Error(`Plant ${id} finds its place ${count} times in ${file}, not once: change what it looks for`);
  }
  await writeFile(
    file,
    text.replace(find, () => replace),
  );
}

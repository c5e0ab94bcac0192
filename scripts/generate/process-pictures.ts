import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { drawBpmn, readBpmn } from '@stepwright/model';
import type { GeneratedFile, Generator } from './generated-file.ts';

/** Draws our processes, and the one that a guide tests, to `docs/pictures/<process>.svg`, so that the pictures cannot go stale. */
export const processPictures: Generator = {
  name: 'process pictures',
  owns: /^docs\/pictures\/(?!coverage-|failure-)[^/]+\.svg$/,
  async generate(root) {
    const models = globSync(['bpmn/*/*.bpmn', 'examples/guides/src/process-test/*.bpmn'], { cwd: root }).sort();
    return { files: await Promise.all(models.map((file) => drawFile(root, file))) };
  },
};

async function drawFile(root: string, file: string): Promise<GeneratedFile> {
  const model = await readBpmn(await readFile(join(root, file), 'utf8'), { fileName: file });
  const title = model.processes[0]?.name;
  const picture = drawBpmn(model, title === undefined ? {} : { title });
  return {
    file: `docs/pictures/${basename(file, '.bpmn')}.svg`,
    text: picture.endsWith('\n') ? picture : `${picture}\n`,
  };
}

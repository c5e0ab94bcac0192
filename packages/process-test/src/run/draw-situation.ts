import { drawBpmn, type Highlight, ModelError, readBpmn } from '@stepwright/model';
import type { ProcessUnderTest } from '../process-under-test.ts';
import type { Situation } from './situation.ts';

/**
 * Draws the model with the way that an instance took: what it passed, where it stands, where it has an incident. Undefined when the model has no
 * diagram.
 */
export async function drawSituation(
  { graph }: ProcessUnderTest,
  { path, at, incidents }: Situation,
  title: string,
): Promise<string | undefined> {
  const highlight: Record<string, Highlight> = {};
  for (const id of path) highlight[id] = 'done';
  for (const id of at) highlight[id] = 'active';
  for (const { element } of incidents) highlight[element] = 'failed';
  try {
    return drawBpmn(await readBpmn(graph.file.text, { fileName: graph.file.fileName }), { title, highlight });
  } catch (cause) {
    if (cause instanceof ModelError) return undefined;
    throw cause;
  }
}

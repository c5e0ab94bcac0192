import * as z from 'zod';
import { askEngine } from './ask-engine.ts';

const definition = z.object({ version: z.int() });

/** The newest version of a decision; undefined when none is deployed. @throws {EngineQuestionError} */
export async function decisionVersion(
  engineUrl: string,
  decisionKey: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const found = await askEngine(engineUrl, `/decision-definition/key/${encodeURIComponent(decisionKey)}`, {}, signal);
  return found === undefined ? undefined : definition.parse(found).version;
}

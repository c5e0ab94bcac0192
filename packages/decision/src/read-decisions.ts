import { createDecisionModel } from './create-decision-model.ts';
import type { DecisionModel } from './decision-model.ts';
import { readDefinitions } from './dmn/read-definitions.ts';
import { readXml } from './xml/read-xml.ts';

/** What reading may be told. */
export interface ReadDecisionsOptions {
  /** Stands in messages. */
  readonly fileName?: string;
  /** The largest text that is read, in bytes of UTF-8. @default 2_000_000 */
  readonly bytesMax?: number;
}

/**
 * Reads the decisions of a DMN 1.1, 1.2 or 1.3 file as Camunda 7 does. What is not supported is refused; FEEL that does not parse is
 * in `problems`, as the engine deploys it and fails when it comes to it.
 *
 * @example
 * const model = await readDecisions(xml, { fileName: 'approval-policy.dmn' });
 * const evaluation = model.evaluate('approval-policy', { totalMinor: { type: 'Long', value: 500n } });
 *
 * @throws DecisionError `DMN_*` for a broken file, `UNSUPPORTED_*` for what is not evaluated here
 */
export async function readDecisions(xml: string, options: ReadDecisionsOptions = {}): Promise<DecisionModel> {
  return readDecisionsSync(xml, options);
}

/** {@link readDecisions} for callers that cannot wait. */
export function readDecisionsSync(xml: string, options: ReadDecisionsOptions = {}): DecisionModel {
  const { fileName, bytesMax = 2_000_000 } = options;
  return createDecisionModel(readDefinitions(readXml(xml, { fileName, bytesMax }), fileName), fileName);
}

import type { ConformanceCase } from '../case.ts';
import type { EngineName } from '../engines.ts';
import { compareObservations, describeDifferences } from '../observations/compare.ts';
import type { Observation } from '../observations/observation.ts';

/** What became of a case on an engine. */
export interface Verdict {
  readonly passed: boolean;
  /** Why not, for people. */
  readonly reason?: string;
}

/** Judges what an engine answered by what Camunda 7.24 answered. Where Operaton differs with a reason, it must differ. */
export function judgeCase(
  engine: EngineName,
  { id, operaton }: ConformanceCase,
  recorded: readonly Observation[] | undefined,
  observed: readonly Observation[],
): Verdict {
  if (recorded === undefined) return { passed: false, reason: `Case ${id} is not recorded: run conformance/record.ts` };
  const found = compareObservations(recorded, engine === 'operaton-1.0' ? asCamundaSpells(observed) : observed);
  if (engine !== 'operaton-1.0' || operaton === undefined) {
    return found.length === 0 ? { passed: true } : { passed: false, reason: describeDifferences(id, found) };
  }
  if (found.length > 0) return { passed: true };
  return { passed: false, reason: `Case ${id} is as recorded, but says "${operaton}": remove that` };
}

/** Camunda spells one key of its problem reports with a Cyrillic letter, Operaton right; some names hold the engine's own name. */
function asCamundaSpells(observations: readonly Observation[]): readonly Observation[] {
  const text = JSON.stringify(observations)
    .replaceAll('"elementIds":', '"\u0435lementIds":')
    .replaceAll(/operaton(?=:|FormRef)/g, 'camunda');
  return JSON.parse(text) as Observation[];
}

import type { Act, Scenario, ScenarioValues } from '../../scenario/scenario.ts';
import type { Play } from './play.ts';
import type { Cast } from './stage.ts';

/** What a scenario repeats. */
export interface Told {
  readonly startValues: ScenarioValues;
  readonly acts: readonly Act[];
  /** Where the acts led; undefined when the last was not taken. */
  readonly at: readonly string[] | undefined;
}

/** What of a play a scenario can repeat. */
export function told({ startValues, acts, last }: Play): Told {
  return { startValues, acts, at: last?.step === acts.length ? last.at : undefined };
}

/** The scenario that repeats what happened. Its last step is a look at where it led, and that there is no incident. */
export function scenarioOf(cast: Cast, happened: Told, about: Pick<Scenario, 'name' | 'origin'>): Scenario {
  const { startValues, acts, at } = happened;
  const start = { businessKey: cast.businessKey, values: startValues };
  const look = { do: 'expect', ...(at ? { at } : {}), incidents: [] } as const;
  return { ...about, process: cast.subject.contract.key, start, steps: [...acts, look] };
}

import type { Observation, State } from './observation.ts';

/** Leaves out what is as after the step before; empty sections count as unchanged at the begin. */
export function pack(observations: readonly Observation[]): Observation[] {
  let before: State = {};
  return observations.map((observation) => {
    if (observation.state === undefined) return observation;
    const changed = Object.entries(observation.state).filter(
      ([section, content]) => JSON.stringify(content) !== JSON.stringify(before[section] ?? emptyOf(section)),
    );
    before = observation.state;
    const { state: _, ...rest } = observation;
    return changed.length === 0 ? rest : { ...rest, state: Object.fromEntries(changed) };
  });
}

/** Undoes `pack`. */
export function unpack(packed: readonly Observation[]): Observation[] {
  let state: State = Object.fromEntries(SECTIONS.map((section) => [section, emptyOf(section)]));
  return packed.map((observation) => {
    if (observation.history !== undefined || observation.stopped !== undefined) return observation;
    state = { ...state, ...observation.state };
    return { ...observation, state };
  });
}

const SECTIONS = [
  'instances',
  'tree',
  'executions',
  'external',
  'tasks',
  'jobs',
  'subscriptions',
  'variables',
  'incidents',
];

function emptyOf(section: string): unknown {
  return section === 'executions' ? 0 : [];
}

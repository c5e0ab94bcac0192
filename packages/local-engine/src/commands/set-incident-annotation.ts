import { persistenceFailure } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest } from './refusals.ts';

const LENGTH_MAX = 4_000;

/** Writes a note on an incident, or takes it away. */
export function setIncidentAnnotation(state: EngineState, id: string, annotation: string | undefined): void {
  const { incidents, historicIncidents } = state.tables;
  const incident = incidents.get(id);
  if (incident === undefined) throw badUserRequest('incident is null');
  if (annotation !== undefined && annotation.length > LENGTH_MAX) throw persistenceFailure(10_002);
  incidents.update(incident, { annotation });
  const historic = historicIncidents.get(id);
  if (historic !== undefined) historicIncidents.update(historic, { annotation });
}

import { removeIncident } from '../kernel/incidents.ts';
import type { EngineState } from '../state/engine-state.ts';
import { badUserRequest, notFound } from './refusals.ts';

/** Ends an incident that a user opened; those of jobs and external tasks end by new retries only. */
export function resolveIncident(state: EngineState, id: string): void {
  const incident = state.tables.incidents.get(id);
  if (incident === undefined) throw notFound(`Cannot find an incident with id '${id}': incident is null`);
  const { incidentType } = incident;
  if (incidentType === 'failedJob' || incidentType === 'failedExternalTask') {
    throw badUserRequest(`Cannot resolve an incident of type ${incidentType}`);
  }
  removeIncident(state, incident, 'RESOLVED');
}

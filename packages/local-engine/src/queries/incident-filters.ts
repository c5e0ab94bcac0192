import type { HistoricIncidentRecord } from '../records/history-records.ts';
import type { IncidentRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { fixed } from './candidates.ts';
import { readText, readTexts } from './criterion.ts';
import { jointFilters, type PartTest, partWhenTrue } from './joint-filters.ts';
import { likePattern } from './like-pattern.ts';
import type { Filter } from './query-definition.ts';

/** `incidentId`, `incidentType`, `incidentMessage` and `incidentMessageLike` of a query for what has incidents. */
export function incidentFilters<R>(
  incidentsOf: (record: R, state: EngineState) => readonly IncidentRecord[],
  /** The record that has an incident. */
  recordOf: (incident: IncidentRecord, state: EngineState) => R | undefined,
): Readonly<Record<string, Filter<R>>> {
  const joint = jointFilters(incidentsOf, {
    ...typeAndMessage<IncidentRecord>(),
    incidentId: (criterion) => {
      const wanted = readText(criterion);
      return ({ id }) => id === wanted;
    },
  });
  return {
    ...joint,
    incidentId: (criterion, question) => {
      const incident = question.state.tables.incidents.get(readText(criterion));
      const record = incident && recordOf(incident, question.state);
      const test = joint.incidentId?.(criterion, question)?.test ?? (() => true);
      return { test, candidates: fixed(record === undefined ? [] : [record]) };
    },
  };
}

/** What can be asked of the incidents, open and ended, that a process instance has had. */
export function historicIncidentFilters<R>(
  incidentsOf: (record: R, state: EngineState) => readonly HistoricIncidentRecord[],
): Readonly<Record<string, Filter<R>>> {
  return jointFilters(incidentsOf, {
    ...typeAndMessage<HistoricIncidentRecord>(),
    withIncidents: partWhenTrue(() => true),
    withRootIncidents: partWhenTrue(({ id, rootCauseIncidentId }) => id === rootCauseIncidentId),
    incidentIdIn: (criterion) => {
      const ids = new Set(readTexts(criterion));
      return ({ id }) => ids.has(id);
    },
    incidentStatus: (criterion) => {
      const wanted = readText(criterion);
      return ({ endedAtMs }) =>
        wanted === 'open' ? endedAtMs === undefined : wanted !== 'resolved' || endedAtMs !== undefined;
    },
  });
}

interface Described {
  readonly incidentType: string;
  readonly message: string | undefined;
}

function typeAndMessage<P extends Described>(): Readonly<Record<string, PartTest<P>>> {
  return {
    incidentType: (criterion) => {
      const wanted = readText(criterion);
      return ({ incidentType }) => incidentType === wanted;
    },
    incidentMessage: (criterion) => {
      const wanted = readText(criterion);
      return ({ message }) => message === wanted;
    },
    incidentMessageLike: (criterion) => {
      const fits = likePattern(readText(criterion));
      return ({ message }) => fits(message);
    },
  };
}

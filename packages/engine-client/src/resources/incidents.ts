import type { CallOptions } from '../engine-client-options.ts';
import type { ExecutionId, IncidentId, ProcessDefinitionId, ProcessInstanceId } from '../ids.ts';
import { path } from '../path.ts';
import type { Paging } from '../query.ts';
import { getQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';

/** Something that a person must look at. Dates are the engine's text. */
export interface Incident {
  id: IncidentId;
  /** `failedExternalTask`, `failedJob` or a type of one's own. */
  incidentType: string;
  incidentMessage: string | null;
  incidentTimestamp: string;
  activityId: string;
  failedActivityId: string | null;
  executionId: ExecutionId;
  processInstanceId: ProcessInstanceId;
  processDefinitionId: ProcessDefinitionId;
  /** Id of the external task or job. */
  configuration: string | null;
  causeIncidentId: string | null;
  rootCauseIncidentId: string | null;
  jobDefinitionId: string | null;
  annotation: string | null;
  tenantId: string | null;
}

/** Which open incidents to list; conditions that are given must all hold. */
export interface IncidentQuery extends Paging {
  incidentId?: IncidentId;
  incidentType?: string;
  incidentMessageLike?: string;
  incidentTimestampAfter?: Date;
  incidentTimestampBefore?: Date;
  processDefinitionId?: ProcessDefinitionId;
  processDefinitionKeyIn?: string[];
  processInstanceId?: ProcessInstanceId;
  executionId?: ExecutionId;
  activityId?: string;
  failedActivityId?: string;
  /** Id of the external task or job. */
  configuration?: string;
}

/** Calls about open incidents. */
export interface Incidents {
  /** Lists open incidents; one failure shows in the called instance and again in each of its callers. */
  list(query?: IncidentQuery, call?: CallOptions): Promise<Incident[]>;
  /** Undefined when it is resolved or never was. */
  get(id: IncidentId, call?: CallOptions): Promise<Incident | undefined>;
  /** Sets the annotation, at most 4000 characters; null clears it. May run twice. */
  annotate(id: IncidentId, annotation: string | null, call?: CallOptions): Promise<void>;
}

/** Makes these calls over a transport. */
export function createIncidents(transport: Transport): Incidents {
  return {
    list: (query = {}, call) => transport.list({ method: 'GET', path: '/incident', query: getQuery(query) }, call),
    get: (id, call) => transport.find({ method: 'GET', path: path`/incident/${id}` }, call),
    annotate: (id, annotation, call) => {
      const target = path`/incident/${id}/annotation`;
      if (annotation === null) return transport.send({ method: 'DELETE', path: target }, call);
      return transport.send({ method: 'PUT', path: target, body: { annotation } }, call);
    },
  };
}

import type { CallOptions } from '../engine-client-options.ts';
import type { Paging } from '../query.ts';
import { getQuery, postQuery } from '../query-string.ts';
import type { Transport } from '../transport.ts';
import type * as Queries from './history-queries.ts';
import type * as Rows from './history-rows.ts';

type List<Query, Row> = (query?: Query, call?: CallOptions) => Promise<Row[]>;

/** What an engine remembers; empty or partial when its history level is below `full` or its history was cleaned. */
export interface History {
  processInstances: List<Queries.HistoricProcessInstanceQuery, Rows.HistoricProcessInstance>;
  activityInstances: List<Queries.HistoricActivityInstanceQuery, Rows.HistoricActivityInstance>;
  tasks: List<Queries.HistoricTaskQuery, Rows.HistoricTask>;
  externalTaskLog: List<Queries.ExternalTaskLogQuery, Rows.ExternalTaskLogRow>;
  /** Lists variables with objects as their serialized text. */
  variableInstances: List<Queries.HistoricVariableInstanceQuery, Rows.HistoricVariableInstance>;
  incidents: List<Queries.HistoricIncidentQuery, Rows.HistoricIncident>;
  /** Lists every change of every variable, with objects as their serialized text. Needs the history level `full`. */
  details: List<Queries.HistoricDetailQuery, Rows.HistoricDetail>;
  /**
   * Lists every evaluation of a decision with its inputs and the outputs of the rules that matched; lists, contexts and times of FEEL are shown
   * as what they hold. Needs the history level `full`. Sorts by `evaluationTime` only.
   */
  decisionInstances: List<Queries.HistoricDecisionInstanceQuery, Rows.HistoricDecisionInstance>;
}

/** Makes these calls over a transport. */
export function createHistory(transport: Transport): History {
  const ask = <Row>(target: string, asked: Paging, call?: CallOptions, more: object = {}): Promise<Row[]> => {
    const { query, body } = postQuery(asked);
    return transport.list({ method: 'POST', path: target, query: { ...query, ...more }, body, asksOnly: true }, call);
  };
  return {
    processInstances: (query = {}, call) => ask('/history/process-instance', query, call),
    activityInstances: (query = {}, call) => ask('/history/activity-instance', query, call),
    tasks: (query = {}, call) => ask('/history/task', query, call),
    externalTaskLog: (query = {}, call) => ask('/history/external-task-log', query, call),
    variableInstances: (query = {}, call) =>
      ask('/history/variable-instance', query, call, { deserializeValues: false }),
    details: (query = {}, call) =>
      ask('/history/detail', { ...query, variableUpdates: true } as Paging, call, { deserializeValues: false }),
    incidents: (query = {}, call) =>
      transport.list({ method: 'GET', path: '/history/incident', query: getQuery(query) }, call),
    decisionInstances: (query = {}, call) => {
      const asked = { ...getQuery(query), includeInputs: true, includeOutputs: true };
      return transport.list({ method: 'GET', path: '/history/decision-instance', query: asked }, call);
    },
  };
}

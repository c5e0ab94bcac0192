import { beforeEach, describe, expect, it } from 'vitest';
import { insertSample } from '../../test/data/sample-records.ts';
import { emptyState } from '../../test/data/sample-state.ts';
import type { StoredRecord } from '../records/runtime-records.ts';
import type { EngineState } from '../state/engine-state.ts';
import { decisionDefinitions } from './decision-definitions.ts';
import { eventSubscriptions } from './event-subscriptions.ts';
import { executions } from './executions.ts';
import { externalTasks } from './external-tasks.ts';
import { historicActivityInstances } from './historic-activity-instances.ts';
import { historicExternalTaskLog } from './historic-external-task-log.ts';
import { historicIncidents } from './historic-incidents.ts';
import { historicJobLog } from './historic-job-log.ts';
import { historicProcessInstances } from './historic-process-instances.ts';
import { historicTasks } from './historic-tasks.ts';
import { historicVariables } from './historic-variables.ts';
import { incidents } from './incidents.ts';
import { jobs } from './jobs.ts';
import { processDefinitions } from './process-definitions.ts';
import { processInstances } from './process-instances.ts';
import type { QueryDefinition } from './query-definition.ts';
import { selectRecords } from './select-records.ts';
import { tasks } from './tasks.ts';
import { variableInstances } from './variable-instances.ts';

let state: EngineState;

beforeEach(() => {
  state = emptyState();
  insertSample(state);
});

function find<R extends StoredRecord>(definition: QueryDefinition<R>, name: string, value: string): readonly string[] {
  const criteria = [{ name, value, source: 'query' as const }];
  return selectRecords(state, definition, { criteria, sortings: [] }).map(({ id }) => id);
}

function withoutIndexes<R extends StoredRecord>(definition: QueryDefinition<R>): QueryDefinition<R> {
  const filters = Object.entries(definition.filters).map(([name, filter]) => [
    name,
    (...args: Parameters<typeof filter>) => {
      const constraint = filter(...args);
      return constraint && { test: constraint.test };
    },
  ]);
  return { ...definition, filters: Object.fromEntries(filters), defaultOrder: 'id' };
}

function refusingScans<R extends StoredRecord>(definition: QueryDefinition<R>): QueryDefinition<R> {
  return {
    ...definition,
    all: () => {
      throw new Error('all records were looked at');
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: queries for all kinds of records in one table.
const cases: readonly [QueryDefinition<any>, string, string][] = [
  [processDefinitions, 'processDefinitionId', 'shapes:2:d2'],
  [processDefinitions, 'key', 'shapes'],
  [processDefinitions, 'keysIn', 'child,shapes'],
  [processDefinitions, 'deploymentId', 'dep-1'],
  [processDefinitions, 'incidentId', 'inc-1'],
  [decisionDefinitions, 'key', 'dec'],
  [processInstances, 'processInstanceIds', 'pi-2,pi-1,ex-1'],
  [processInstances, 'businessKey', 'bk-1'],
  [processInstances, 'processDefinitionId', 'shapes:1:d1'],
  [processInstances, 'processDefinitionKey', 'shapes'],
  [processInstances, 'processDefinitionKeyIn', 'child,shapes'],
  [processInstances, 'superProcessInstance', 'pi-1'],
  [processInstances, 'subProcessInstance', 'pi-2'],
  [processInstances, 'rootProcessInstanceId', 'pi-1'],
  [processInstances, 'incidentId', 'inc-1'],
  [executions, 'processInstanceId', 'pi-1'],
  [executions, 'businessKey', 'bk-1'],
  [executions, 'processDefinitionKey', 'shapes'],
  [executions, 'messageEventSubscriptionName', 'msg-one'],
  [executions, 'incidentId', 'inc-2'],
  [externalTasks, 'externalTaskIdIn', 'et-1'],
  [externalTasks, 'processInstanceIdIn', 'pi-2,pi-1'],
  [externalTasks, 'executionId', 'ex-1'],
  [externalTasks, 'processDefinitionKey', 'shapes'],
  [externalTasks, 'processDefinitionId', 'shapes:1:d1'],
  [tasks, 'taskIdIn', 'ut-2,ut-1'],
  [tasks, 'processInstanceId', 'pi-1'],
  [tasks, 'processInstanceBusinessKey', 'bk-1'],
  [tasks, 'executionId', 'ex-4'],
  [tasks, 'processDefinitionKeyIn', 'shapes'],
  [jobs, 'jobIds', 'job-2,job-1'],
  [jobs, 'processInstanceIds', 'pi-1'],
  [jobs, 'executionId', 'ex-2'],
  [jobs, 'processDefinitionKey', 'shapes'],
  [jobs, 'jobDefinitionId', 'jd-1'],
  [incidents, 'processInstanceId', 'pi-1'],
  [incidents, 'executionId', 'ex-1'],
  [incidents, 'configuration', 'et-1'],
  [eventSubscriptions, 'eventName', 'msg-one'],
  [eventSubscriptions, 'processInstanceId', 'pi-1'],
  [variableInstances, 'processInstanceIdIn', 'pi-1'],
  [variableInstances, 'executionIdIn', 'pi-1,ex-4'],
  [variableInstances, 'taskIdIn', 'ut-1'],
  [historicProcessInstances, 'processInstanceIds', 'pi-1,pi-0'],
  [historicProcessInstances, 'processInstanceBusinessKey', 'bk-0'],
  [historicProcessInstances, 'processInstanceBusinessKeyIn', 'bk-0,bk-1'],
  [historicProcessInstances, 'superProcessInstanceId', 'pi-9'],
  [historicActivityInstances, 'processInstanceId', 'pi-1'],
  [historicVariables, 'processInstanceIdIn', 'pi-1'],
  [historicExternalTaskLog, 'processInstanceId', 'pi-1'],
  [historicExternalTaskLog, 'externalTaskId', 'et-1'],
  [historicJobLog, 'processInstanceId', 'pi-1'],
  [historicJobLog, 'jobId', 'job-1'],
  [historicIncidents, 'processInstanceId', 'pi-1'],
  [historicTasks, 'processInstanceId', 'pi-1'],
];

describe('a selective criterion', () => {
  it.each(cases.map(([definition, name, value]) => [definition.name, name, value, definition] as const))(
    'of %s, %s=%s, is answered from an index and finds the same as a look at every record',
    (_query, name, value, definition) => {
      const found = find(refusingScans(definition), name, value);
      expect(found.length).toBeGreaterThan(0);
      expect([...found].sort()).toEqual(find(withoutIndexes(definition), name, value));
    },
  );
});

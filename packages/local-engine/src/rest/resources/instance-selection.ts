import type { Criterion } from '../../queries/criterion.ts';
import { historicProcessInstances } from '../../queries/historic-process-instances.ts';
import { processInstances } from '../../queries/process-instances.ts';
import type { QueryDefinition } from '../../queries/query-definition.ts';
import { selectRecords } from '../../queries/select-records.ts';
import type { StoredRecord } from '../../records/runtime-records.ts';
import type { EngineState } from '../../state/engine-state.ts';
import type { Body } from '../request-body.ts';

/** The records that a query inside a body asks for; in what order does not matter. */
export function selectByBody<R extends StoredRecord>(
  state: EngineState,
  definition: QueryDefinition<R>,
  query: Body,
): readonly R[] {
  const criteria = Object.entries(query).flatMap(([name, value]): Criterion[] => {
    return value === null || value === undefined || name === 'sorting' ? [] : [{ name, value, source: 'body' }];
  });
  return selectRecords(state, definition, { criteria, sortings: [] });
}

/** The running instances that a query asks for. */
export function instanceIds(state: EngineState, query: Body): string[] {
  return selectByBody(state, processInstances, query).map(({ id }) => id);
}

/** The instances that a query asks for of history. */
export function historicInstanceIds(state: EngineState, query: Body): string[] {
  return selectByBody(state, historicProcessInstances, query).map(({ id }) => id);
}

import { historicDecisionInstances } from '../../queries/historic-decision-instances.ts';
import type { RestRequest, Route } from '../route.ts';
import { type DecisionDetails, historicDecisionInstanceShape } from '../shapes/historic-decision-instance.ts';
import { found, isSet, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';

const PATH = '/history/decision-instance';

/** What can be asked about evaluations of decisions. */
export const historyDecisionQueries: readonly Route[] = [
  ...listRoutes({
    path: PATH,
    definition: historicDecisionInstances,
    shape: (record, _state, request) => historicDecisionInstanceShape(record, detailsOf(request)),
    hasPost: false,
  }),
  {
    method: 'GET',
    path: `${PATH}/:id`,
    query: ['includeInputs', 'includeOutputs', 'disableBinaryFetching', 'disableCustomObjectDeserialization'],
    handler: found(
      ({ tables }, id, request) => {
        const record = tables.historicDecisions.get(id);
        return record && historicDecisionInstanceShape(record, detailsOf(request));
      },
      (id) => notFound(`Historic decision instance with id '${id}' does not exist`),
    ),
  },
];

function detailsOf(request: RestRequest): DecisionDetails {
  return {
    includeInputs: isSet(request, 'includeInputs'),
    includeOutputs: isSet(request, 'includeOutputs'),
    deserializeValues: !isSet(request, 'disableCustomObjectDeserialization'),
  };
}

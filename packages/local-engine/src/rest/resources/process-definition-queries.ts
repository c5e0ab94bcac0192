import { resourceText } from '../../queries/definition-category.ts';
import {
  activityStatistics,
  definitionStatistics,
  type IncidentChoice,
  type Statistics,
} from '../../queries/definition-statistics.ts';
import { processDefinitions } from '../../queries/process-definitions.ts';
import { EngineError, invalidRequest } from '../../state/engine-error.ts';
import { ofLatest } from '../latest-definition.ts';
import { type Handler, NO_CONTENT, ok, type RestRequest, type Route } from '../route.ts';
import { processDefinitionShape } from '../shapes/process-definition.ts';
import { found, isSet, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';

const INCIDENTS = ['incidents', 'incidentsForType', 'rootIncidents'];
const STATISTICS = 'org.camunda.bpm.engine.rest.dto.repository';
const missing = (id: string): Error => notFound(`No matching definition with id ${id}`, 'InvalidRequestException', 0);

/** What can be asked about process definitions. */
export const processDefinitionQueries: readonly Route[] = [
  ...listRoutes({
    path: '/process-definition',
    definition: processDefinitions,
    shape: processDefinitionShape,
    hasPost: false,
  }),
  {
    method: 'GET',
    path: '/process-definition/statistics',
    query: ['failedJobs', ...INCIDENTS],
    handler: statisticsByDefinition,
  },
  ...ofOne(
    '',
    found((state, id) => {
      const definition = state.tables.definitions.get(id);
      return definition && processDefinitionShape(definition, state);
    }, missing),
  ),
  ...ofOne(
    '/xml',
    found((state, id) => {
      const definition = state.tables.definitions.get(id);
      return definition && { id, bpmn20Xml: resourceText(definition, state) ?? null };
    }, missing),
  ),
  ...ofOne('/diagram', (engine, { params }) => {
    const id = params.id as string;
    if (engine.query(({ tables }) => tables.definitions.get(id)) === undefined) {
      const words = `no deployed process definition found with id '${id}': processDefinition is null`;
      throw new EngineError(400, 'NotFoundException', words);
    }
    return NO_CONTENT;
  }),
  ...ofOne('/statistics', statisticsByActivity, ['failedJobs', 'incidents', 'incidentsForType']),
];

/** A route by id, and the same by key of the latest version. */
function ofOne(rest: string, handler: Handler, query: readonly string[] = []): readonly Route[] {
  return [
    { method: 'GET', path: `/process-definition/:id${rest}`, query, handler },
    { method: 'GET', path: `/process-definition/key/:key${rest}`, query, handler: ofLatest('process', handler) },
  ];
}

function statisticsByDefinition(...[engine, request]: Parameters<Handler>): ReturnType<Handler> {
  const withFailedJobs = isSet(request, 'failedJobs');
  const choice = incidentChoice(request);
  return ok(
    engine.query((state) =>
      definitionStatistics(state, choice).map(({ definition, statistics }) => ({
        '@class': `${STATISTICS}.ProcessDefinitionStatisticsResultDto`,
        id: definition.id,
        ...statisticsShape(statistics, withFailedJobs),
        // The engine leaves the time to live out of its statistics.
        definition: { ...processDefinitionShape(definition, state), historyTimeToLive: null },
      })),
    ),
  );
}

function statisticsByActivity(...[engine, request]: Parameters<Handler>): ReturnType<Handler> {
  const include = { failedJobs: isSet(request, 'failedJobs'), incidents: incidentChoice(request) };
  const byActivity = engine.query((state) => activityStatistics(state, request.params.id as string, include));
  return ok(
    [...byActivity].map(([id, statistics]) => ({
      '@class': `${STATISTICS}.ActivityStatisticsResultDto`,
      id,
      ...statisticsShape(statistics, include.failedJobs),
    })),
  );
}

function statisticsShape({ instances, failedJobs, incidents }: Statistics, withFailedJobs: boolean): object {
  return { instances, failedJobs: withFailedJobs ? failedJobs : 0, incidents };
}

function incidentChoice(request: RestRequest): IncidentChoice {
  const type = request.query.get('incidentsForType');
  const isAll = isSet(request, 'incidents');
  const isRoot = isSet(request, 'rootIncidents');
  if (isAll && type !== undefined) {
    throw invalidRequest('Only one of the query parameter includeIncidents or includeIncidentsForType can be set.');
  }
  if (isRoot && (isAll || type !== undefined)) {
    throw new EngineError(
      400,
      'InvalidRequestException',
      'Only one of the query parameter includeIncidents or includeRootIncidents can be set.',
      { code: null },
    );
  }
  if (isAll) return 'all';
  if (isRoot) return 'root';
  return type === undefined ? undefined : { type };
}

import { jobDefinitions } from '../../queries/job-definitions.ts';
import { jobs } from '../../queries/jobs.ts';
import { NO_CONTENT, type Route } from '../route.ts';
import { jobDefinitionShape, jobShape } from '../shapes/job.ts';
import { found, notFound } from './found-queries.ts';
import { listRoutes } from './list-queries.ts';

/** What can be asked about jobs and job definitions. */
export const jobQueries: readonly Route[] = [
  ...listRoutes({ path: '/job', definition: jobs, shape: jobShape, hasPost: true }),
  {
    method: 'GET',
    path: '/job/:id',
    handler: found(
      (state, id) => {
        const job = state.tables.jobs.get(id);
        return job && jobShape(job);
      },
      (id) => notFound(`Job with id ${id} does not exist`),
    ),
  },
  {
    method: 'GET',
    path: '/job/:id/stacktrace',
    handler: (engine, { params }) => {
      const id = params.id as string;
      const job = engine.query(({ tables }) => tables.jobs.get(id));
      if (job === undefined) throw notFound(`No job found with id ${id}: job is null`);
      if (job.stacktrace === undefined) return NO_CONTENT;
      return { status: 200, raw: { contentType: 'text/plain', content: job.stacktrace } };
    },
  },
  ...listRoutes({
    path: '/job-definition',
    definition: jobDefinitions,
    shape: jobDefinitionShape,
    hasPost: true,
  }),
  {
    method: 'GET',
    path: '/job-definition/:id',
    handler: found(
      (state, id) => {
        const definition = state.tables.jobDefinitions.get(id);
        return definition && jobDefinitionShape(definition);
      },
      (id) => notFound(`Job Definition with id ${id} does not exist`),
    ),
  },
];

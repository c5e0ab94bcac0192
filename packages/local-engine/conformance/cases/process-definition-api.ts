import { type ConformanceCase, defineCases } from '../case.ts';
import { chain } from '../models/chain.ts';
import { asyncBefore, end, expressionTask, message, process, start, userTask } from '../models/index.ts';
import { call, deploy, query, quietly, runDueJobs, sendMessage, startInstance } from '../steps.ts';

const p = process('p', { name: 'First', 'camunda:versionTag': 'one' }, chain(start('s'), userTask('a'), end('e')));
const q = process(
  'q',
  { name: 'Second', 'camunda:isStartableInTasklist': false },
  chain(start('s'), userTask('b'), end('e')),
);
const failing = process('p', chain(start('s'), expressionTask('x', '${none}', asyncBefore), userTask('a'), end('e')));
const delayed = process('p', chain(start('s'), userTask('a', asyncBefore), end('e')));
const suspendP = (body: object) => call('PUT', '/process-definition/key/p/suspended', body, { title: 'suspend p' });

/** What the REST API tells about process definitions and does with them. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'process-definition-is-read-by-id-and-by-key',
    feature: 'process definition API',
    models: [p, q],
    steps: [
      query('/process-definition/{{definition:p}}'),
      query('/process-definition/key/q'),
      query('/process-definition/none'),
      query('/process-definition/key/none'),
    ],
  },
  {
    id: 'process-definition-list-is-filtered-sorted-and-paged',
    feature: 'process definition API',
    models: [p, q],
    steps: [
      deploy([q]),
      query('/process-definition?sortBy=key&sortOrder=asc&latestVersion=true', { ordered: true }),
      query('/process-definition?sortBy=name&sortOrder=desc&latestVersion=true', { ordered: true }),
      query('/process-definition?sortBy=version&sortOrder=desc&key=q&maxResults=1', { ordered: true }),
      query('/process-definition?sortBy=version&sortOrder=desc&key=q&firstResult=1', { ordered: true }),
      query('/process-definition?name=First'),
      query('/process-definition?nameLike=%25on%25'),
      query('/process-definition?keyLike=%25q%25'),
      query('/process-definition?keysIn=p,none'),
      query('/process-definition?processDefinitionIdIn={{definition:q:v1}},{{definition:p}}'),
      query('/process-definition?deploymentId={{deployment:1}}'),
      query('/process-definition?startableInTasklist=true'),
      query('/process-definition?notStartableInTasklist=true'),
      query('/process-definition?active=true&key=q'),
      query('/process-definition?suspended=true'),
      query('/process-definition/count?key=q'),
      query('/process-definition/count?latestVersion=true'),
      query('/process-definition?sortBy=nothing&sortOrder=asc'),
      query('/process-definition?sortBy=key'),
      query('/process-definition?version=x'),
    ],
  },
  {
    id: 'process-definition-model-is-given-as-it-was-deployed',
    feature: 'process definition API',
    models: [p],
    steps: [
      query('/process-definition/{{definition:p}}/xml'),
      query('/process-definition/key/p/xml'),
      query('/process-definition/none/xml'),
      query('/process-definition/{{definition:p}}/diagram'),
    ],
  },
  {
    id: 'process-definition-statistics-count-instances-failed-jobs-and-incidents',
    feature: 'process definition API',
    models: [failing, q],
    steps: [
      quietly(startInstance('p')),
      quietly(startInstance('q')),
      runDueJobs(),
      query('/process-definition/statistics'),
      query('/process-definition/statistics?failedJobs=true'),
      query('/process-definition/statistics?incidents=true'),
      query('/process-definition/statistics?incidentsForType=failedJob'),
      query('/process-definition/{{definition:p}}/statistics?failedJobs=true&incidents=true'),
      query('/process-definition/key/q/statistics'),
      query('/process-definition/none/statistics'),
      query('/process-definition/statistics?incidents=true&incidentsForType=failedJob'),
    ],
  },
  {
    id: 'process-definition-suspended-alone-lets-its-instances-go-on',
    feature: 'process definition API',
    models: [p],
    steps: [
      startInstance('p'),
      suspendP({ suspended: true }),
      startInstance('p'),
      query('/process-definition?suspended=true'),
      call('POST', '/task/{{task:a}}/complete', {}, { title: 'complete the task' }),
      suspendP({ suspended: false }),
      startInstance('p'),
    ],
  },
  {
    id: 'process-definition-suspended-with-its-instances',
    feature: 'process definition API',
    models: [delayed],
    steps: [
      startInstance('p'),
      suspendP({ suspended: true, includeProcessInstances: true }),
      query('/job-definition'),
      runDueJobs(),
      suspendP({ suspended: false, includeProcessInstances: true }),
      query('/job-definition'),
      runDueJobs(),
    ],
  },
  {
    id: 'process-definition-suspensions-that-are-refused',
    feature: 'process definition API',
    models: [p, q],
    steps: [
      call('PUT', '/process-definition/suspended', { suspended: true }),
      call('PUT', '/process-definition/suspended', { processDefinitionKey: 'p', suspended: true }),
      call('PUT', '/process-definition/none/suspended', { suspended: true }),
      call('PUT', '/process-definition/key/none/suspended', { suspended: true }),
      call('PUT', '/process-definition/key/q/suspended', {}),
      query('/process-definition?suspended=true'),
    ],
  },
  {
    id: 'process-definition-suspended-takes-no-start-message',
    feature: 'process definition API',
    models: [process('p', chain(start('s', message('go')), userTask('a'), end('e')))],
    steps: [suspendP({ suspended: true }), sendMessage('go'), suspendP({ suspended: false }), sendMessage('go')],
  },
  {
    id: 'process-definition-time-to-live-can-be-changed',
    feature: 'process definition API',
    models: [p],
    steps: [
      call('PUT', '/process-definition/{{definition:p}}/history-time-to-live', { historyTimeToLive: 5 }),
      query('/process-definition/key/p'),
      call('PUT', '/process-definition/key/p/history-time-to-live', { historyTimeToLive: -1 }),
      call('PUT', '/process-definition/key/p/history-time-to-live', { historyTimeToLive: null }),
      query('/process-definition/key/p'),
    ],
  },
  {
    id: 'process-definition-is-deleted-with-and-without-its-instances',
    feature: 'process definition API',
    models: [p, q],
    steps: [
      startInstance('p'),
      call('DELETE', '/process-definition/{{definition:p}}'),
      call('DELETE', '/process-definition/key/p'),
      call('DELETE', '/process-definition/key/p?cascade=true'),
      call('DELETE', '/process-definition/{{definition:q}}?cascade=false'),
      call('DELETE', '/process-definition/{{definition:q}}'),
      call('DELETE', '/process-definition/key/none'),
      query('/process-definition'),
      query('/deployment/{{deployment}}/resources'),
    ],
  },
  {
    id: 'process-definition-starts-with-a-business-key-and-shows-its-variables',
    feature: 'process definition API',
    models: [p],
    steps: [
      call('POST', '/process-definition/{{definition:p}}/start', {
        businessKey: 'b-1',
        withVariablesInReturn: true,
        variables: { x: { value: 1, type: 'Integer' } },
      }),
      call('POST', '/process-definition/key/p/submit-form', { businessKey: 'b-2', variables: { y: { value: 'z' } } }),
      call('POST', '/process-definition/key/p/start', { variables: { x: { value: 'a', type: 'Integer' } } }),
    ],
  },
]);

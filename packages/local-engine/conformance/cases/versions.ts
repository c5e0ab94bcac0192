import { type ConformanceCase, defineCases } from '../case.ts';
import { chain } from '../models/chain.ts';
import { cycle, date, end, type Fragment, message, process, start, userTask } from '../models/index.ts';
import { advanceAndRun, call, deploy, query, sendMessage, startInstance } from '../steps.ts';

const version = (task: string, attributes: Readonly<Record<string, string>> = {}) =>
  process('p', attributes, chain(start('s'), userTask(task), end('e')));
const begunBy = (task: string, event: Fragment) => process('p', chain(start('s', event), userTask(task), end('e')));
const startById = (definition: string) =>
  call('POST', `/process-definition/{{${definition}}}/start`, {}, { answer: 'status' });
const removeVersion = (number: number, parameters = '') =>
  call('DELETE', `/process-definition/{{definition:p:v${number}}}${parameters}`, undefined, {
    title: `delete version ${number}${parameters}`,
  });
const list = query('/process-definition?sortBy=version&sortOrder=asc', { ordered: true });

/** Versions of a process: which one is the newest, and what becomes of the older ones. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'versions-start-by-key-is-the-newest-by-id-any',
    feature: 'versions',
    models: [version('a')],
    steps: [
      deploy([version('b')]),
      startInstance('p'),
      startById('definition:p:v1'),
      startById('definition:p:v2'),
      query('/process-definition/key/p'),
      query('/process-definition?key=p&latestVersion=true'),
      query('/process-definition?key=p&version=1'),
      startInstance('none'),
      call('POST', '/process-definition/none/start', {}),
    ],
  },
  {
    id: 'versions-have-tags',
    feature: 'versions',
    models: [version('a', { 'camunda:versionTag': '1.0' })],
    steps: [
      deploy([version('b', { 'camunda:versionTag': '1.1' })]),
      deploy([version('c')]),
      list,
      query('/process-definition?versionTag=1.0'),
      query('/process-definition?versionTagLike=1.%25'),
      query('/process-definition?withoutVersionTag=true'),
      query('/process-definition?versionTag=1.0&latestVersion=true'),
      query('/process-definition?sortBy=versionTag&sortOrder=desc&versionTagLike=1.%25', { ordered: true }),
    ],
  },
  {
    id: 'versions-number-of-a-deleted-newest-is-given-again',
    feature: 'versions',
    rule: 'Deleting the newest version frees its number.',
    models: [version('a')],
    steps: [
      deploy([version('b')]),
      removeVersion(2),
      list,
      startInstance('p'),
      deploy([version('c')]),
      list,
      startInstance('p'),
    ],
  },
  {
    id: 'versions-number-of-a-deleted-older-one-is-not-given-again',
    feature: 'versions',
    models: [version('a')],
    steps: [deploy([version('b')]), removeVersion(1), deploy([version('c')]), list],
  },
  {
    id: 'versions-with-instances-go-only-with-cascade',
    feature: 'versions',
    models: [version('a')],
    steps: [
      deploy([version('b')]),
      startInstance('p'),
      removeVersion(2),
      removeVersion(2, '?cascade=true'),
      list,
      startInstance('p'),
      removeVersion(1, '?cascade=true&skipCustomListeners=true'),
      removeVersion(1),
      list,
      deploy([version('c')]),
      list,
    ],
  },
  {
    id: 'versions-deleted-by-key-alone-lose-only-the-newest',
    feature: 'versions',
    rule: 'DELETE /process-definition/key/p deletes the newest version, …/key/p/delete all of them.',
    models: [version('a')],
    steps: [
      deploy([version('b')]),
      call('DELETE', '/process-definition/key/p'),
      list,
      startInstance('p'),
      query('/deployment/count'),
      deploy([version('c')]),
      list,
    ],
  },
  {
    id: 'versions-all-deleted-begin-again-with-one',
    feature: 'versions',
    models: [version('a')],
    steps: [
      deploy([version('b')]),
      call('DELETE', '/process-definition/key/none/delete'),
      startInstance('p'),
      call('DELETE', '/process-definition/key/p/delete'),
      list,
      call('DELETE', '/process-definition/key/p/delete?cascade=true'),
      list,
      startInstance('p'),
      query('/deployment/count'),
      deploy([version('c')]),
      list,
    ],
  },
  {
    id: 'versions-suspended-newest-cannot-be-started-though-an-older-one-is-active',
    feature: 'versions',
    models: [version('a')],
    steps: [
      deploy([version('b')]),
      call(
        'PUT',
        '/process-definition/{{definition:p:v2}}/suspended',
        { suspended: true },
        { title: 'suspend version 2' },
      ),
      startInstance('p'),
      startById('definition:p:v1'),
      deploy([version('c')]),
      startInstance('p'),
      list,
    ],
  },
  {
    id: 'versions-message-start-moves-to-the-newest-and-back',
    feature: 'versions',
    rule: 'Message start subscriptions belong to the newest version; when it is deleted, they go back to the one before.',
    models: [begunBy('a', message('go'))],
    steps: [
      sendMessage('go'),
      deploy([begunBy('b', message('go'))]),
      query('/event-subscription'),
      sendMessage('go'),
      removeVersion(2, '?cascade=true'),
      query('/event-subscription'),
      sendMessage('go'),
      deploy([version('c')]),
      query('/event-subscription'),
      sendMessage('go'),
    ],
  },
  {
    id: 'versions-timer-start-moves-to-the-newest',
    feature: 'versions',
    models: [begunBy('a', date('2030-01-01T01:00:00Z'))],
    steps: [
      deploy([begunBy('b', date('2030-01-01T02:00:00Z'))]),
      query('/job-definition'),
      advanceAndRun(3601),
      advanceAndRun(3600),
      deploy([begunBy('c', cycle('R2/PT1H'))]),
      removeVersion(3),
      query('/job'),
    ],
  },
]);

import { type ConformanceCase, defineCases } from '../case.ts';
import { chain } from '../models/chain.ts';
import {
  decisions,
  definitions,
  end,
  externalTask,
  path,
  process,
  processElement,
  rawModel,
  start,
  userTask,
} from '../models/index.ts';
import { call, deploy, query, startInstance } from '../steps.ts';

const one = process('p', chain(start('s'), userTask('a'), end('e')));
const changed = process('p', chain(start('s'), userTask('b'), end('e')));
const other = process('q', chain(start('s'), externalTask('x'), end('e')));
const filtering = { 'enable-duplicate-filtering': 'true' };
const changedOnly = { 'deploy-changed-only': 'true' };
const listAll = [query('/deployment'), query('/process-definition')];
const listShort = [call('GET', '/deployment/count'), call('GET', '/process-definition?sortBy=version&sortOrder=asc')];
const both = definitions(
  'both',
  processElement('p', chain(start('s'), userTask('a'), end('e'))),
  processElement('q', chain(start('s2'), userTask('a2'), end('e2'))),
);
const picture = process('r', { isExecutable: false }, chain(start('s3'), userTask('a3'), end('e3')));

/** Deployments: what they hold, what they refuse, how they go, and when a file is a duplicate. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'deployments-are-listed-read-and-found',
    feature: 'deployment',
    models: [one, other],
    steps: [
      deploy([changed], { 'deployment-name': 'second', 'deployment-source': 'test' }),
      listAll,
      query('/deployment/{{deployment}}'),
      query('/deployment/{{deployment:1}}'),
      query('/deployment?name=second'),
      query('/deployment?nameLike=%25nform%25'),
      query('/deployment?source=test'),
      query('/deployment?withoutSource=true'),
      query('/deployment?id={{deployment:1}}'),
      query('/deployment?after=2030-01-01T00:00:00.000%2B0000'),
      query('/deployment?before=2030-01-01T00:00:01.000%2B0000'),
      query('/deployment?sortBy=name&sortOrder=desc', { ordered: true }),
      query('/deployment/count?name=second'),
      query('/deployment?sortBy=nothing&sortOrder=asc'),
      query('/deployment/none'),
    ],
  },
  {
    id: 'deployments-keep-their-files',
    feature: 'deployment',
    models: [one, other, rawModel('notes.txt', 'just a text')],
    steps: [
      query('/deployment/{{deployment}}/resources'),
      query('/deployment/none/resources'),
      query('/deployment/{{deployment}}/resources/none'),
      query('/deployment/{{deployment}}/resources/none/data'),
      query('/process-definition?resourceName=q.bpmn'),
    ],
  },
  {
    id: 'deployment-with-instances-goes-only-with-cascade',
    feature: 'deployment',
    rule: 'A deployment with running instances cannot be deleted without cascade; with it, instances and their history go.',
    models: [one],
    steps: [
      startInstance('p', { x: 1 }),
      call('DELETE', '/deployment/{{deployment}}'),
      call('DELETE', '/deployment/{{deployment}}?cascade=false'),
      call('DELETE', '/deployment/{{deployment}}?cascade=true'),
      listAll,
      query('/history/process-instance'),
      startInstance('p'),
    ],
  },
  {
    id: 'deployment-without-instances-goes-without-cascade-and-history-stays',
    feature: 'deployment',
    models: [process('p', path('s', 'e'), start('s'), end('e'))],
    steps: [
      { ...startInstance('p'), answer: 'short' },
      call('DELETE', '/deployment/{{deployment}}'),
      listAll,
      query('/history/process-instance/count'),
      call('DELETE', '/history/process-instance/{{instance}}'),
      call('DELETE', '/deployment/{{deployment}}'),
      call('DELETE', '/deployment/none?cascade=true'),
    ],
  },
  {
    id: 'deployment-is-all-or-nothing',
    feature: 'deployment refusal',
    rule: 'One refused file refuses the whole deployment.',
    models: [one],
    steps: [
      deploy([other, rawModel('bad.bpmn', '<definitions>')]),
      deploy([other, rawModel('empty.bpmn', '')]),
      deploy([other, process('bad', chain(start('s'), userTask('a')), path('a', 'nowhere'))]),
      deploy([]),
      listShort,
    ],
  },
  {
    id: 'deployment-of-a-process-without-time-to-live-is-refused',
    feature: 'deployment refusal',
    models: [one],
    steps: [
      deploy([process('q', { 'camunda:historyTimeToLive': undefined }, chain(start('s'), end('e')))]),
      deploy([process('q', { 'camunda:historyTimeToLive': 'soon' }, chain(start('s'), end('e')))]),
      deploy([process('q', { 'camunda:historyTimeToLive': '-1' }, chain(start('s'), end('e')))]),
      deploy([process('q', { 'camunda:historyTimeToLive': '7' }, chain(start('s'), end('e')))]),
      query('/process-definition?key=q'),
    ],
  },
  {
    id: 'deployment-of-two-processes-in-one-file',
    feature: 'deployment',
    models: [both],
    steps: [
      query('/process-definition'),
      query('/deployment/{{deployment}}/resources'),
      startInstance('q'),
      call('DELETE', '/deployment/{{deployment}}'),
      deploy([one]),
      listShort,
    ],
  },
  {
    id: 'deployment-of-the-same-key-twice-is-refused',
    feature: 'deployment refusal',
    models: [one],
    steps: [deploy([changed, rawModel('again.bpmn', one.text)]), listShort],
  },
  {
    id: 'deployment-of-a-process-that-is-not-executable-makes-no-definition',
    feature: 'deployment',
    models: [picture],
    steps: [
      listAll,
      query('/deployment/{{deployment}}/resources'),
      startInstance('r'),
      query('/process-definition/key/r'),
    ],
  },
  {
    id: 'deployment-without-a-known-ending-makes-no-definition',
    feature: 'deployment',
    models: [rawModel('p.txt', one.text), rawModel('p.xml', one.text), rawModel('p.bpmn20.xml', other.text)],
    steps: [listAll],
  },
  {
    id: 'deployment-of-a-process-and-a-decision',
    feature: 'deployment',
    models: [one, decisions('d', { d: { inputs: ['x:integer'], outputs: ['o:string'], rules: [['1', '"a"']] } })],
    steps: [
      listShort,
      call('GET', '/decision-definition'),
      call('DELETE', '/deployment/{{deployment}}'),
      listShort,
      call('GET', '/decision-definition'),
    ],
  },
  {
    id: 'duplicate-without-filtering-makes-a-new-version',
    feature: 'duplicate filtering',
    models: [one],
    steps: [deploy([one]), listShort],
  },
  {
    id: 'duplicate-with-filtering-changes-nothing',
    feature: 'duplicate filtering',
    rule: 'With duplicate filtering, a deployment of the same name and equal files answers with the one that is there.',
    models: [one, other],
    steps: [deploy([one, other], filtering), deploy([other, one], filtering), listShort],
  },
  {
    id: 'duplicate-of-another-name-is-none',
    feature: 'duplicate filtering',
    models: [one],
    steps: [
      deploy([one], { ...filtering, 'deployment-name': 'another' }),
      deploy([one], { ...filtering, 'deployment-name': 'another' }),
      listShort,
    ],
  },
  {
    id: 'duplicate-of-another-source-is-none',
    feature: 'duplicate filtering',
    models: [one],
    steps: [
      deploy([one], { ...filtering, 'deployment-source': 'here' }),
      deploy([one], { ...filtering, 'deployment-source': 'here' }),
      deploy([one], { ...filtering, 'deployment-source': 'there' }),
      listShort,
    ],
  },
  {
    id: 'duplicate-filtering-deploys-all-files-when-one-changed',
    feature: 'duplicate filtering',
    models: [one, other],
    steps: [deploy([changed, other], filtering), listShort, query('/deployment/{{deployment:1}}/resources')],
  },
  {
    id: 'duplicate-filtering-deploys-only-the-changed-file',
    feature: 'duplicate filtering',
    rule: 'With deploy-changed-only, files that did not change are left out.',
    models: [one, other],
    steps: [
      deploy([changed, other], { ...filtering, ...changedOnly }),
      query('/deployment/{{deployment:1}}/resources'),
      deploy([changed, other], changedOnly),
      deploy([one, other], { ...filtering, ...changedOnly }),
      listShort,
    ],
  },
  {
    id: 'duplicate-filtering-compares-with-the-newest-deployment',
    feature: 'duplicate filtering',
    models: [one],
    steps: [deploy([changed]), deploy([one], filtering), deploy([one], filtering), listShort],
  },
  {
    id: 'duplicate-filtering-takes-a-missing-file-for-no-change',
    feature: 'duplicate filtering',
    models: [one, other],
    steps: [
      deploy([one], filtering),
      listShort,
      call('DELETE', '/deployment/{{deployment}}'),
      deploy([one], filtering),
      listShort,
    ],
  },
]);

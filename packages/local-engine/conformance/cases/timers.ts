import { type ConformanceCase, defineCases } from '../case.ts';
import {
  boundary,
  catchEvent,
  cycle,
  date,
  duration,
  end,
  eventBased,
  eventSubProcess,
  externalTask,
  message,
  parallel,
  path,
  process,
  start,
  subProcess,
  userTask,
} from '../models/index.ts';
import {
  advance,
  advanceAndRun,
  call,
  clockAt,
  completeTask,
  executeJob,
  query,
  quietly,
  runDueJobs,
  sendMessage,
  startInstance,
  work,
} from '../steps.ts';

const begin = quietly(startInstance('p'));
const DAY = 86_400;

/** A process that waits for a timer. */
const waiting = (timer: ReturnType<typeof duration>) =>
  process('p', start('s'), catchEvent('t', timer), userTask('u'), path('s', 't', 'u'));

/** A user task with a timer at its boundary. */
const bounded = (...parts: Parameters<typeof boundary>[2][]) =>
  process(
    'p',
    start('s'),
    userTask('a'),
    boundary('b', 'a', ...parts),
    userTask('late'),
    end('e'),
    path('s', 'a', 'e'),
    path('b', 'late'),
  );

/** A process that a timer starts. */
const timed = (timer: ReturnType<typeof duration>) => process('p', start('s', timer), userTask('u'), path('s', 'u'));

/** Timers in all places. */
export const cases: readonly ConformanceCase[] = defineCases([
  {
    id: 'timer-catch-waits-for-its-duration',
    feature: 'timer catch',
    models: [waiting(duration('PT1H'))],
    steps: [begin, ...advanceAndRun(3_599), ...advanceAndRun(1)],
  },
  {
    id: 'timer-catch-may-be-executed-early',
    feature: 'timer catch',
    models: [waiting(duration('PT1H'))],
    steps: [begin, executeJob('t'), executeJob('t')],
  },
  {
    id: 'timer-of-years-is-due-in-years',
    feature: 'timer schedule',
    rule: 'Timers run for years: months and years are those of the calendar.',
    models: [waiting(duration('P3Y2M10DT4H'))],
    steps: [begin, ...advanceAndRun(3 * 365 * DAY), ...advanceAndRun(75 * DAY)],
  },
  {
    id: 'timer-of-a-month-at-the-end-of-a-month',
    feature: 'timer schedule',
    models: [waiting(duration('P1M'))],
    steps: [clockAt('2030-01-31T12:00:00Z'), begin, executeJob('t')],
  },
  {
    id: 'timer-of-weeks',
    feature: 'timer schedule',
    models: [waiting(duration('P2W'))],
    steps: [begin, query('/job/count?dueDates=gt_2030-01-01T00:00:00.000%2B0000')],
  },
  {
    id: 'timer-of-a-fraction-of-a-second',
    feature: 'timer schedule',
    models: [waiting(duration('PT1.5S'))],
    steps: [startInstance('p')],
  },
  {
    id: 'timer-date-with-and-without-zone',
    feature: 'timer schedule',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        catchEvent('utc', date('2030-01-02T00:00:00Z')),
        catchEvent('zoned', date('2030-01-02T02:00:00+02:00')),
        catchEvent('plain', date('2030-01-02T03:00:00')),
        catchEvent('day', date('2030-01-03')),
        path('s', 'f', 'utc'),
        path('f', 'zoned'),
        path('f', 'plain'),
        path('f', 'day'),
      ),
    ],
    steps: [startInstance('p'), ...advanceAndRun(DAY)],
  },
  {
    id: 'timer-date-in-the-past-is-due-at-once',
    feature: 'timer schedule',
    models: [waiting(date('2020-01-01T00:00:00Z'))],
    steps: [startInstance('p'), runDueJobs()],
  },
  {
    id: 'timer-by-expression',
    feature: 'timer schedule',
    models: [waiting(duration('${wait}'))],
    steps: [
      startInstance('p', { wait: 'PT5M' }),
      startInstance('p', { wait: 'nonsense' }),
      startInstance('p', { wait: null }),
      startInstance('p', { wait: 5 }),
      startInstance('p'),
    ],
  },
  {
    id: 'timer-date-by-expression',
    feature: 'timer schedule',
    models: [waiting(date('${at}'))],
    steps: [
      startInstance('p', { at: '2030-02-01T00:00:00Z' }),
      startInstance('p', { at: { value: '2030-03-01T00:00:00.000+0000', type: 'Date' } }),
      startInstance('p', { at: 'nonsense' }),
      startInstance('p', { at: null }),
    ],
  },
  {
    id: 'timer-boundary-interrupts',
    feature: 'timer boundary',
    models: [bounded(duration('PT1H'))],
    steps: [begin, ...advanceAndRun(3_600), completeTask('late')],
  },
  {
    id: 'timer-boundary-goes-when-its-activity-ends',
    feature: 'timer boundary',
    models: [bounded(duration('PT1H'))],
    steps: [begin, completeTask('a'), ...advanceAndRun(3_600)],
  },
  {
    id: 'timer-boundary-that-does-not-interrupt',
    feature: 'timer boundary',
    models: [bounded({ cancelActivity: false }, duration('PT1H'))],
    steps: [begin, ...advanceAndRun(3_600), completeTask('late'), completeTask('a')],
  },
  {
    id: 'timer-boundary-of-a-subprocess-cancels-all-inside',
    feature: 'timer boundary',
    models: [
      process(
        'p',
        start('s'),
        subProcess(
          'sub',
          start('s2'),
          parallel('f'),
          externalTask('a'),
          userTask('c'),
          path('s2', 'f', 'a'),
          path('f', 'c'),
        ),
        boundary('b', 'sub', duration('PT1H')),
        userTask('late'),
        end('e'),
        path('s', 'sub', 'e'),
        path('b', 'late'),
      ),
    ],
    steps: [startInstance('p', { v: 1 }), work('a'), ...advanceAndRun(3_600)],
  },
  {
    id: 'timer-cycle-of-three-fires-three-times',
    feature: 'timer cycle',
    models: [bounded({ cancelActivity: false }, cycle('R3/PT10M'))],
    steps: [begin, ...advanceAndRun(601), ...advanceAndRun(600), ...advanceAndRun(600), ...advanceAndRun(600)],
  },
  {
    id: 'timer-cycle-whose-last-round-runs-at-its-very-instant-is-due-again',
    feature: 'timer cycle',
    rule: 'A round of a cycle that is executed in the very millisecond of its due date is followed by one that is due in the same.',
    models: [bounded({ cancelActivity: false }, cycle('R2/PT10M'))],
    steps: [begin, advance(600), runDueJobs(3), advance(600), runDueJobs(3), ...advanceAndRun(1)],
  },
  {
    id: 'timer-cycle-starts-with-retries-as-many-as-rounds',
    feature: 'timer cycle',
    rule: '`R2/PT5M` starts with retries 2 like a retry cycle.',
    models: [bounded({ cancelActivity: false }, cycle('R2/PT5M'))],
    steps: [startInstance('p')],
  },
  {
    id: 'timer-cycle-follows-the-clock-not-the-executions',
    feature: 'timer cycle',
    rule: 'Cycle counts follow the clock: executing early never exhausts R2.',
    models: [bounded({ cancelActivity: false }, cycle('R2/PT5M'))],
    steps: [
      begin,
      executeJob('b'),
      executeJob('b'),
      executeJob('b'),
      ...advanceAndRun(301),
      ...advanceAndRun(300),
      ...advanceAndRun(300),
    ],
  },
  {
    id: 'timer-cycle-executed-late-skips-what-was-missed',
    feature: 'timer cycle',
    models: [bounded({ cancelActivity: false }, cycle('R5/PT10M'))],
    steps: [begin, ...advanceAndRun(1_500), ...advanceAndRun(600)],
  },
  {
    id: 'timer-cycle-without-end',
    feature: 'timer cycle',
    models: [bounded({ cancelActivity: false }, cycle('R/PT1H'))],
    steps: [begin, ...advanceAndRun(3_601), ...advanceAndRun(3_600), completeTask('a')],
  },
  {
    id: 'timer-cycle-at-an-interrupting-boundary-fires-once',
    feature: 'timer cycle',
    models: [bounded(cycle('R3/PT10M'))],
    steps: [begin, ...advanceAndRun(600), ...advanceAndRun(600)],
  },
  {
    id: 'timer-cycle-with-a-start-date',
    feature: 'timer cycle',
    models: [bounded({ cancelActivity: false }, cycle('R2/2030-01-02T00:00:00Z/PT1H'))],
    steps: [begin, ...advanceAndRun(DAY + 1), ...advanceAndRun(3_600), ...advanceAndRun(3_600)],
  },
  {
    id: 'timer-cycle-by-cron',
    feature: 'timer cycle',
    models: [bounded({ cancelActivity: false }, cycle('0 0/20 * * * ?'))],
    steps: [begin, ...advanceAndRun(1_200), ...advanceAndRun(1_200), ...advanceAndRun(3_000)],
  },
  {
    id: 'timer-cycle-by-cron-of-weekdays',
    feature: 'timer cycle',
    models: [bounded({ cancelActivity: false }, cycle('0 30 9 ? * MON-FRI'))],
    steps: [clockAt('2030-01-04T10:00:00Z'), begin, executeJob('b'), ...advanceAndRun(3 * DAY)],
  },
  {
    id: 'timer-cycle-by-cron-macros-and-lists',
    feature: 'timer cycle',
    models: [
      process(
        'p',
        start('s'),
        parallel('f'),
        userTask('a'),
        boundary('hourly', 'a', { cancelActivity: false }, cycle('0 0 * * * *')),
        boundary('quarters', 'a', { cancelActivity: false }, cycle('0 5,35 8-10 * * *')),
        boundary('monthly', 'a', { cancelActivity: false }, cycle('0 0 12 15 * ?')),
        boundary('leap', 'a', { cancelActivity: false }, cycle('0 0 0 29 2 ?')),
        boundary('sunday', 'a', { cancelActivity: false }, cycle('0 0 0 ? * SUN')),
        path('s', 'f', 'a'),
      ),
    ],
    steps: [startInstance('p')],
  },
  {
    id: 'timer-cycle-at-a-catch-event',
    feature: 'timer cycle',
    models: [waiting(cycle('R3/PT10M'))],
    steps: [begin, ...advanceAndRun(600), ...advanceAndRun(600)],
  },
  {
    id: 'timer-start-by-duration-fires-once',
    feature: 'timer start',
    models: [timed(duration('PT1H'))],
    steps: [...advanceAndRun(3_600), ...advanceAndRun(3_600)],
  },
  {
    id: 'timer-start-by-cycle-fires-each-round',
    feature: 'timer start',
    models: [timed(cycle('R2/PT1H'))],
    steps: [...advanceAndRun(3_601), ...advanceAndRun(3_600), ...advanceAndRun(3_600)],
  },
  {
    id: 'timer-start-by-date',
    feature: 'timer start',
    models: [timed(date('2030-01-01T06:00:00Z'))],
    steps: [...advanceAndRun(6 * 3_600), startInstance('p')],
  },
  {
    id: 'timer-start-job-goes-with-a-new-version',
    feature: 'timer start',
    models: [timed(duration('PT1H'))],
    steps: [
      advance(600),
      { do: 'deploy', models: [timed(duration('PT2H'))] },
      ...advanceAndRun(3_600),
      ...advanceAndRun(3_600),
    ],
  },
  {
    id: 'timer-start-job-executed-early',
    feature: 'timer start',
    models: [timed(cycle('R/PT1H'))],
    steps: [executeJob('s'), query('/job?timers=true', { answer: 'short' })],
  },
  {
    id: 'timer-event-subprocess-that-interrupts',
    feature: 'timer event subprocess',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        path('s', 'a'),
        eventSubProcess(
          'handler',
          start('t', duration('PT1H')),
          userTask('late'),
          end('done'),
          path('t', 'late', 'done'),
        ),
      ),
    ],
    steps: [begin, ...advanceAndRun(3_600), completeTask('late')],
  },
  {
    id: 'timer-event-subprocess-that-does-not-interrupt',
    feature: 'timer event subprocess',
    models: [
      process(
        'p',
        start('s'),
        userTask('a'),
        path('s', 'a'),
        eventSubProcess(
          'handler',
          start('t', { isInterrupting: false }, cycle('R2/PT1H')),
          userTask('late'),
          path('t', 'late'),
        ),
      ),
    ],
    steps: [
      begin,
      ...advanceAndRun(3_601),
      ...advanceAndRun(3_600),
      completeTask('a'),
      completeTask('late'),
      completeTask('late'),
    ],
  },
  {
    id: 'timer-of-an-event-based-gateway-wins',
    feature: 'event-based gateway',
    models: [
      process(
        'p',
        start('s'),
        eventBased('g'),
        catchEvent('t', duration('PT1H')),
        catchEvent('m', message('go')),
        userTask('late'),
        userTask('came'),
        path('s', 'g', 't', 'late'),
        path('g', 'm', 'came'),
      ),
    ],
    steps: [startInstance('p'), ...advanceAndRun(3_600), startInstance('p'), sendMessage('go')],
  },
  {
    id: 'timer-with-wrong-text-is-refused',
    feature: 'deployment refusal',
    models: [timed(duration('nonsense'))],
    steps: [],
  },
  {
    id: 'timer-with-a-cron-of-seven-fields-is-refused',
    feature: 'deployment refusal',
    models: [timed(cycle('0 0 0 1 1 ? 2031'))],
    steps: [],
  },
  {
    id: 'timer-date-text-at-a-catch-event-is-read-at-run-time',
    feature: 'timer schedule',
    rule: 'A wrong date at an intermediate catch event is accepted and fails at run time.',
    models: [waiting(date('=foo'))],
    steps: [startInstance('p')],
  },
  {
    id: 'timer-due-date-by-the-job-api',
    feature: 'job API',
    models: [bounded(duration('PT1H'))],
    steps: [
      begin,
      call('PUT', '/job/{{job:b}}/duedate', { duedate: '2030-01-05T00:00:00.000+0000' }),
      call('PUT', '/job/{{job:b}}/duedate', { duedate: null }),
      advance(600),
      call('POST', '/job/{{job:b}}/duedate/recalculate'),
      call('POST', '/job/{{job:b}}/duedate/recalculate?creationDateBased=true'),
    ],
  },
]);

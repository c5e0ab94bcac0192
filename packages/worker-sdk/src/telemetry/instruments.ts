import type { Counter, Histogram, Meter, MetricOptions, UpDownCounter } from '@opentelemetry/api';

/** All metrics of workers. */
export interface Instruments {
  readonly runs: Counter;
  readonly runDuration: Histogram;
  readonly activeRuns: UpDownCounter;
  readonly queueWait: Histogram;
  readonly answerHeadroom: Histogram;
  readonly extensionHeadroom: Histogram;
  readonly leaseLosses: Counter;
  readonly fetches: Counter;
  readonly placesAsked: Counter;
  readonly placesFilled: Counter;
  readonly engineCalls: Counter;
  readonly engineCallDuration: Histogram;
}

/** From a lookup in memory to a run at the end of a long `executionMaxMs`. */
const runSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];

/** From "at once" to a queue that nobody has worked on for a day. */
const waitSeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 14_400, 86_400];

/** The bucket up to 0 holds those that came too late. */
const headroomSeconds = [0, 0.5, 1, 2, 5, 10, 15, 20, 30, 45, 60, 120, 300, 600];

/** Makes the instruments. Times are in seconds, as OpenTelemetry's rules have it. */
export function createInstruments(meter: Meter): Instruments {
  return {
    runs: meter.createCounter('stepwright.worker.runs', counted('run', 'Runs that ended.')),
    runDuration: meter.createHistogram(
      'stepwright.worker.run.duration',
      seconds(runSeconds, 'From the beginning of a run to its answer taken by the engine.'),
    ),
    activeRuns: meter.createUpDownCounter('stepwright.worker.active_runs', counted('run', 'Runs under way.')),
    queueWait: meter.createHistogram(
      'stepwright.worker.queue_wait',
      seconds(waitSeconds, 'From the making of a task to its first run.'),
    ),
    answerHeadroom: meter.createHistogram(
      'stepwright.worker.answer.lock_headroom',
      seconds(headroomSeconds, 'What was left of the lock when the engine was told the answer.'),
    ),
    extensionHeadroom: meter.createHistogram(
      'stepwright.worker.extension.lock_headroom',
      seconds(headroomSeconds, 'What was left of the lock when it was extended.'),
    ),
    leaseLosses: meter.createCounter('stepwright.worker.lease_losses', counted('run', 'Runs that lost their lease.')),
    fetches: meter.createCounter('stepwright.worker.fetches', counted('fetch', 'Fetches that ended.')),
    placesAsked: meter.createCounter(
      'stepwright.worker.places.asked',
      counted('place', 'Tasks that answered fetches asked for.'),
    ),
    placesFilled: meter.createCounter(
      'stepwright.worker.places.filled',
      counted('place', 'Tasks that answered fetches brought.'),
    ),
    engineCalls: meter.createCounter('stepwright.engine.calls', counted('call', 'Calls to a node of the engine.')),
    engineCallDuration: meter.createHistogram(
      'stepwright.engine.call.duration',
      seconds(runSeconds, 'How long a node took for a call, long polls left out.'),
    ),
  };
}

function counted(what: string, description: string): MetricOptions {
  return { unit: `{${what}}`, description };
}

function seconds(explicitBucketBoundaries: number[], description: string): MetricOptions {
  return { unit: 's', description, advice: { explicitBucketBoundaries } };
}

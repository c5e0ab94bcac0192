import { parseEngineDate } from '../calendar/engine-date.ts';
import type { JobRecord } from '../records/runtime-records.ts';
import { invalidRequest } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import { byKey, fixed } from './candidates.ts';
import { type Criterion, readText } from './criterion.ts';
import { inIndex, inTable, unionOrNone } from './definition-finds.ts';
import { atLeast, atMost, equals, oneOf, tenantFilters, whenTrue } from './filters.ts';
import type { Filter, QueryDefinition, Question } from './query-definition.ts';

const withId = inTable<JobRecord>(({ tables }) => tables.jobs);
const inInstance = inIndex<JobRecord>(({ tables }) => tables.jobsByInstance);

/** Timers, asynchronous continuations and everything else that is executed later. */
export const jobs: QueryDefinition<JobRecord> = {
  name: 'job',
  all: ({ tables }) => tables.jobs.values(),
  check: refuseCombinations,
  filters: {
    jobId: equals(({ id }) => id, withId),
    jobIds: oneOf(({ id }) => id, withId),
    jobDefinitionId: equals(
      ({ jobDefinitionId }) => jobDefinitionId,
      ({ tables }, id) => {
        const definition = tables.jobDefinitions.get(id);
        return definition ? byKey(tables.jobsByDefinition, definition.definitionId) : fixed([]);
      },
    ),
    activityId: equals(({ activityId }) => activityId),
    failedActivityId: equals(({ failedActivityId }) => failedActivityId),
    executionId: equals(
      ({ executionId }) => executionId,
      inIndex(({ tables }) => tables.jobsByExecution),
    ),
    processInstanceId: equals(({ processInstanceId }) => processInstanceId, inInstance),
    processInstanceIds: oneOf(({ processInstanceId }) => processInstanceId, inInstance),
    processDefinitionId: equals(
      ({ definitionId }) => definitionId,
      inIndex(({ tables }) => tables.jobsByDefinition),
    ),
    processDefinitionKey: equals(
      ({ definitionKey }) => definitionKey,
      ({ tables }, key) =>
        unionOrNone(tables.definitionsByKey.get(key).map(({ id }) => byKey(tables.jobsByDefinition, id))),
    ),
    withRetriesLeft: whenTrue(({ retries }) => retries > 0),
    noRetriesLeft: whenTrue(({ retries }) => retries === 0),
    executable: whenTrue(isExecutable),
    timers: whenTrue(isTimer),
    messages: whenTrue((job) => !isTimer(job)),
    withException: whenTrue(({ exceptionMessage, stacktrace }) => (exceptionMessage ?? stacktrace) !== undefined),
    exceptionMessage: equals(({ exceptionMessage }) => exceptionMessage),
    dueDates: timeConditions('due date', ({ dueAtMs }) => dueAtMs, {
      gt: (time, limit) => time > limit,
      lt: (time, limit) => time < limit,
    }),
    createTimes: timeConditions('create time', ({ createdAtMs }) => createdAtMs, {
      gt: (time, limit) => time > limit,
      lt: (time, limit) => time <= limit,
    }),
    active: whenTrue(({ suspended }) => !suspended),
    suspended: whenTrue(({ suspended }) => suspended),
    priorityHigherThanOrEquals: atLeast(({ priority }) => priority),
    priorityLowerThanOrEquals: atMost(({ priority }) => priority),
    ...tenantFilters('includeJobsWithoutTenantId'),
  },
  sorts: {
    jobId: ({ id }) => id,
    executionId: ({ executionId }) => executionId,
    processInstanceId: ({ processInstanceId }) => processInstanceId,
    processDefinitionId: ({ definitionId }) => definitionId,
    processDefinitionKey: ({ definitionKey }) => definitionKey,
    jobRetries: ({ retries }) => retries,
    jobDueDate: ({ dueAtMs }) => dueAtMs,
    jobPriority: ({ priority }) => priority,
    tenantId: () => undefined,
  },
  unsupported: ['acquired'],
};

/** Timers of the model and the timer that suspends or activates later. */
export function isTimer({ kind }: JobRecord): boolean {
  return kind === 'timer' || kind === 'timer-start' || kind === 'suspension';
}

function isExecutable(job: JobRecord, { state, nowMs }: Question): boolean {
  if (job.retries <= 0 || (job.dueAtMs !== undefined && job.dueAtMs > nowMs)) return false;
  return job.executionId === undefined || !isInstanceSuspended(job, state);
}

function isInstanceSuspended({ processInstanceId }: JobRecord, { tables }: EngineState): boolean {
  return processInstanceId !== undefined && tables.executions.get(processInstanceId)?.suspended === true;
}

type Comparisons = Readonly<Record<'gt' | 'lt', (time: number, limit: number) => boolean>>;

/** `gt_<date>` and `lt_<date>`, several with commas; a list of `{ operator, value }` in a body. */
function timeConditions(
  what: string,
  timeOf: (job: JobRecord) => number | undefined,
  comparisons: Comparisons,
): Filter<JobRecord> {
  return (criterion) => {
    const tests = sentConditions(criterion).map(({ operator, value }) => {
      const limit = parseEngineDate(value);
      if (limit === undefined) {
        throw invalidRequest(`Invalid ${what} format: Cannot convert value "${value}" to java type java.util.Date`);
      }
      if (operator !== 'gt' && operator !== 'lt') {
        throw invalidRequest(`Invalid ${what} comparator specified: ${operator}`);
      }
      return (time: number): boolean => comparisons[operator](time, limit);
    });
    return {
      test: (job) => {
        const time = timeOf(job);
        return time !== undefined && tests.every((test) => test(time));
      },
    };
  };
}

function sentConditions(criterion: Criterion): readonly { readonly operator: string; readonly value: string }[] {
  const { name, value } = criterion;
  if (criterion.source === 'body') {
    if (!Array.isArray(value)) throw invalidRequest(`The property "${name}" is not a list of { operator, value }`);
    return value.map((item: unknown) => {
      const condition = (item ?? {}) as Record<string, unknown>;
      return { operator: String(condition.operator ?? null), value: String(condition.value ?? null) };
    });
  }
  return readText(criterion)
    .split(',')
    .map((text) => {
      const [operator, time, ...rest] = text.split('_');
      if (operator === undefined || time === undefined || rest.length > 0) {
        throw invalidRequest(
          `Cannot set query parameter '${name}' to value '${String(value)}': condition query parameter has to have format OPERATOR_VALUE.`,
        );
      }
      return { operator, value: time };
    });
}

function refuseCombinations(question: Question): void {
  if (question.isTrue('timers') && question.isTrue('messages')) {
    throw invalidRequest('Parameter timers cannot be used together with parameter messages.');
  }
}

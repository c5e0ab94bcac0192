import type { StepDraft } from '../../case.ts';
import { correlate, evaluateConditions, setLocally, triggerMessage } from '../../event-steps.ts';
import {
  advance,
  call,
  completeTask,
  deleteInstance,
  executeJob,
  fail,
  modify,
  runDueJobs,
  sendMessage,
  sendSignal,
  setVariables,
  startInstance,
  suspendInstance,
  throwError,
  userTaskAction,
  work,
} from '../../steps.ts';
import type { VariablesInput } from '../../typed-variables.ts';
import { ERROR_CODES, ESCALATION_CODES, NUMBERS, SIGNALS, WATCHED } from '../generate/draft.ts';
import { MAIN_PROCESS } from '../generate/generate-model.ts';
import type { Random } from '../random.ts';
import type { Possibilities } from './what-can-be-done.ts';

type Choice = readonly [weight: number, steps: () => readonly StepDraft[]];

/** Due jobs of one action at most: cycles that are due at once must not fill the time. */
const JOBS_MAX = 20;

/** The first step of every model. */
export function startStep(random: Random): StepDraft {
  return startInstance(MAIN_PROCESS, startVariables(random), random.chance(0.4) ? { businessKey: 'key' } : {});
}

/** Chooses what is done next; undefined when nothing is left to do. */
export function chooseAction(can: Possibilities, random: Random, nowMs: number): readonly StepDraft[] | undefined {
  const choices = [
    ...externalChoices(can, random),
    ...taskChoices(can, random),
    ...jobChoices(can, nowMs),
    ...eventChoices(can, random),
    ...instanceChoices(can, random),
  ];
  if (choices.length === 0) return undefined;
  return random.weighted(choices)();
}

function externalChoices(can: Possibilities, random: Random): Choice[] {
  return can.external.flatMap<Choice>(({ name, hasIncident }) => [
    [8, () => work(name, someVariables(random), localVariables(random))],
    [1.2, () => fail(name, failure(random))],
    [1.6, () => throwError(name, random.pick([...ERROR_CODES, ...ERROR_CODES, 'E9']), someVariables(random))],
    ...(hasIncident
      ? ([
          [
            2,
            () => [
              call(
                'PUT',
                `/external-task/{{external:${name}}}/retries`,
                { retries: 2 },
                { title: `retries of ${name}` },
              ),
            ],
          ],
        ] as const)
      : []),
  ]);
}

function failure(random: Random): object {
  return random.weighted<object>([
    [2, { retries: 1, retryTimeout: 60_000 }],
    [1, { retries: 0 }],
    [1, { retries: 3 }],
    [1, {}],
  ]);
}

function taskChoices(can: Possibilities, random: Random): Choice[] {
  return can.tasks.flatMap<Choice>(({ name }) => [
    [8, () => [completeTask(name, someVariables(random))]],
    [0.6, () => [userTaskAction('bpmnError', name, { errorCode: random.pick(ERROR_CODES) })]],
    [0.8, () => [userTaskAction('bpmnEscalation', name, { escalationCode: random.pick(ESCALATION_CODES) })]],
    [1.5, () => [setLocally(`{{execution:${name}}}`, { [random.pick(['own', 'a'])]: random.below(4) })]],
  ]);
}

/** Timers run a second late, as in life; what has no retries left runs by hand only. */
function jobChoices(can: Possibilities, nowMs: number): Choice[] {
  const due = can.jobs.some(({ dueMs, retries }) => dueMs <= nowMs && retries > 0);
  const next = Math.min(...can.jobs.filter(({ dueMs }) => dueMs > nowMs).map(({ dueMs }) => dueMs));
  const waitSeconds = Math.ceil((next - nowMs) / 1000) + 1;
  return [
    ...(due ? ([[8, () => [runDueJobs(JOBS_MAX)]]] as const) : []),
    ...(Number.isFinite(next) ? ([[4, () => [advance(waitSeconds), runDueJobs(JOBS_MAX)]]] as const) : []),
    ...can.jobs.flatMap<Choice>(({ name, retries, dueMs }) => [
      [dueMs === 0 ? 3 : 1.5, () => [executeJob(name)]],
      ...(retries === 0
        ? ([
            [
              2,
              () => [call('PUT', `/job/{{job:${name}}}/retries`, { retries: 2 }, { title: `retries of job ${name}` })],
            ],
          ] as const)
        : []),
    ]),
  ];
}

function eventChoices(can: Possibilities, random: Random): Choice[] {
  return [
    ...can.messages.map<Choice>(({ event, isStart, subscriber }) => {
      if (isStart)
        return [2, () => [correlate(event, { processVariables: startVariables(random) }, { answer: 'status' })]];
      if (random.chance(0.5)) return [5, () => [sendMessage(event, {}, { answer: 'status' })]];
      return [5, () => [triggerMessage(event, subscriber, someVariables(random))]];
    }),
    ...can.signals.map<Choice>((name) => [
      4,
      () => [sendSignal(name, name.startsWith('starting') ? { variables: {} } : {})],
    ]),
    [0.2, () => [sendSignal(random.pick(SIGNALS))]],
    ...(can.conditionalStarts > 0
      ? ([[2, () => [evaluateConditions({ ...startNumbers(random), [random.pick(WATCHED)]: 3 })]]] as const)
      : []),
  ];
}

function instanceChoices(can: Possibilities, random: Random): Choice[] {
  // A handler of compensation that is begun by hand looks like one that the engine began.
  const activities = can.activities.filter((id) => !id.startsWith('undo'));
  return [
    ...can.instances.flatMap<Choice>(({ key, isSuspended }) => {
      const instance = `{{instance:${key}}}`;
      return [
        [2, () => [setVariables({ [random.pick([...NUMBERS, ...WATCHED, ...WATCHED])]: random.below(4) }, instance)]],
        [isSuspended ? 12 : 0.5, () => [suspendInstance(!isSuspended, instance)]],
        [0.4, () => [deleteInstance(instance)]],
        ...(activities.length === 0
          ? []
          : ([[0.5, () => [modify([instruction(random, activities)], {}, instance)]]] as const)),
      ];
    }),
    [can.instances.length === 0 ? 0.3 : 0.2, () => [startStep(random)]],
  ];
}

function instruction(random: Random, activities: readonly string[]): object {
  return {
    type: random.pick(['cancel', 'startBeforeActivity', 'startBeforeActivity']),
    activityId: random.pick(activities),
  };
}

function startVariables(random: Random): VariablesInput {
  return { ...startNumbers(random), list: LIST };
}

function startNumbers(random: Random): VariablesInput {
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, random.below(4)]));
  return { ...numbers, w: 0, z: 0 };
}

/** A list as JSON: its order and its content are what a collection needs. */
const LIST = {
  value: '["x","y"]',
  type: 'Object',
  valueInfo: { objectTypeName: 'java.util.ArrayList<java.lang.String>', serializationDataFormat: 'application/json' },
};

/** One variable at most: the order of several would be that of a hash table. */
function someVariables(random: Random): VariablesInput {
  return random.weighted<VariablesInput>([
    [5, {}],
    [4, { [random.pick(NUMBERS)]: random.below(4) }],
    [1, { [random.pick(WATCHED)]: random.below(4) }],
    [0.5, { note: 'text' }],
    [0.2, { a: null }],
  ]);
}

function localVariables(random: Random): object {
  if (!random.chance(0.1)) return {};
  return { localVariables: { [random.pick(['own', 'a'])]: { value: random.below(4), type: 'Integer' } } };
}

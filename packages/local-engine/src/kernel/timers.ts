import { nextDue, parseCycle, prepareRepeat } from '../calendar/cycle.ts';
import { dueDate, timerDueDate } from '../calendar/due-date.ts';
import type { Expression } from '../juel/expression.ts';
import type { ExpressionScope } from '../juel/expression-scope.ts';
import type { TimerEvent } from '../model/event-definition.ts';
import { type Activity, eventOf, type Scope } from '../model/process-model.ts';
import type { JobConfiguration, JobRecord, ProcessDefinitionRecord } from '../records/runtime-records.ts';
import { processEngineException } from '../state/engine-error.ts';
import type { EngineState } from '../state/engine-state.ts';
import type { Execution } from './execution.ts';
import { expressionScopeOf, expressionScopeWithoutInstance } from './expressions.ts';
import { createJob } from './job-records.ts';

const kinds = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' } as const;

/** The timers of a scope: its own as a catching event, its boundary events, its event subprocesses, the events behind a gateway. */
export function createTimers(execution: Execution, scope: Scope): void {
  if (scope.kind === 'activity' && scope.behavior.kind === 'catch') createTimer(execution, scope);
  for (const activity of scope.eventActivities) createTimer(execution, activity);
}

/** Of a definition that starts by a timer. Its expression sees no variables. */
export function createStartTimer(state: EngineState, definition: ProcessDefinitionRecord, activity: Activity): void {
  const event = eventOf(activity);
  if (event?.kind !== 'timer') return;
  const priority = activity.jobPriority ?? activity.process.jobPriority;
  if (priority && !priority.isLiteral) throw processEngineException("UTILS-02001 Parameter 'variableScope' is null");
  const { dueAtMs, configuration } = dueOf(event, activity, state, expressionScopeWithoutInstance(state));
  if (dueAtMs === undefined) throw processEngineException('duedate is null');
  createJob(state, {
    kind: 'timer-start',
    activity,
    definitionId: definition.id,
    execution: undefined,
    jobType: jobTypeOf(activity),
    dueAtMs,
    configuration,
  });
}

/** What changes at the job of a timer when its event is taken from another model. */
export function timerUpdate(
  execution: Execution,
  job: JobRecord,
  activity: Activity,
): Pick<JobRecord, 'dueAtMs' | 'configuration'> {
  const event = eventOf(activity);
  if (event?.kind !== 'timer') return job;
  const { dueAtMs, configuration } = dueOf(event, activity, execution.run.state, expressionScopeOf(execution));
  return { dueAtMs, configuration: { ...job.configuration, ...configuration } };
}

/** As the engine names the handler of a timer. */
export function jobTypeOf({ behavior, flowScope }: Activity): string {
  if (behavior.kind === 'boundary') return 'timer-transition';
  if (behavior.kind === 'catch') return 'timer-intermediate-transition';
  return flowScope.kind === 'process' ? 'timer-start-event' : 'timer-start-event-subprocess';
}

/** As the engine shows it on the job definition: `DURATION: PT5M`. */
export function timerConfiguration({ timer, expression }: TimerEvent): string {
  return `${timer.toUpperCase()}: ${expression.text}`;
}

/** The next due date of a repeating timer after now; undefined when it is used up. */
export function nextTimerDue(repeat: string, nowMs: number): number | undefined {
  return nextDue(parseCycle(repeat), { now: nowMs });
}

/** A due or follow-up date of a user task. */
export function dueDateOf(expression: Expression, execution: Execution, what: string): number | undefined {
  const value = expression.evaluate(expressionScopeOf(execution));
  if (value.type === 'Null') return undefined;
  if (value.type === 'Date') return value.value;
  if (value.type === 'String') return dueDate(value.value, execution.run.state.clock.now());
  throw processEngineException(`${what} date expression does not resolve to a Date or Date string: ${expression.text}`);
}

/** One timer of a scope. */
export function createTimer(execution: Execution, activity: Activity): void {
  const event = eventOf(activity);
  if (event?.kind !== 'timer') return;
  const { state } = execution.run;
  const { dueAtMs, configuration } = dueOf(event, activity, state, expressionScopeOf(execution));
  createJob(state, {
    kind: 'timer',
    activity,
    definitionId: execution.record.definitionId,
    execution,
    jobType: jobTypeOf(activity),
    dueAtMs,
    configuration,
  });
}

function dueOf(
  event: TimerEvent,
  activity: Activity,
  state: EngineState,
  scope: ExpressionScope,
): { dueAtMs: number | undefined; configuration: JobConfiguration } {
  const now = state.clock.now();
  const value = event.expression.evaluate(scope);
  if (value.type === 'Date') return { dueAtMs: value.value, configuration: {} };
  if (value.type !== 'String') {
    throw processEngineException(
      `Timer '${activity.id}' was not configured with a valid duration/time, either hand in a java.util.Date or a String in format 'yyyy-MM-dd'T'hh:mm:ss'`,
    );
  }
  const dueAtMs = timerDueDate(kinds[event.timer], value.value, now);
  return { dueAtMs, configuration: repeats(event, activity) ? { repeat: prepareRepeat(value.value, now) } : {} };
}

/** Only what does not interrupt can happen again. */
function repeats({ timer }: TimerEvent, { behavior, flowScope }: Activity): boolean {
  if (timer !== 'cycle') return false;
  if (behavior.kind === 'boundary') return !behavior.interrupting;
  return behavior.kind === 'eventStart' && (flowScope.kind === 'process' || !behavior.interrupting);
}

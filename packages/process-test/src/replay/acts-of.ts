import type { VariableMap, WireValue } from '@stepwright/contract';
import type { HistoricActivityInstance, HistoricDetail } from '@stepwright/engine-client';
import type { FlowNode } from '@stepwright/model/graph';
import { ProcessTestError } from '../process-test-error.ts';
import { durationMs, isoDuration } from '../run/iso-duration.ts';
import { decodeFor, type Owner, valueOfWire } from '../run/wire-values.ts';
import type { Act, ScenarioValues } from '../scenario/scenario.ts';
import { type Evidence, timeMs } from './evidence.ts';

/** How much earlier than set a timer may seem to have fired, as times are rounded. */
const earlyMsMax = 1_000;
/** Within one act an engine reads its clock more than once: what it writes down lies some ms apart. */
const actMsMax = 1_000;

interface TimedAct {
  readonly act: Act;
  readonly atMs: number;
  /** The place of its passage in the history, for acts of one moment. */
  readonly order: number;
}

/**
 * What the surroundings did to the instance, as its history tells: in the order in which it happened.
 *
 * @throws {ProcessTestError} HISTORY_UNUSABLE for a passage that the model or the contract does not know, or an error whose code nobody kept
 */
export async function actsOf(owner: Owner, evidence: Evidence): Promise<readonly Act[]> {
  const { subject } = owner;
  const nodes = new Map(subject.graph.allNodes.map((node) => [node.id, node]));
  const acts: TimedAct[] = [];
  for (const [order, passage] of evidence.passages.entries()) {
    const node = nodes.get(passage.activityId.replace(/#multiInstanceBody$/, ''));
    if (!node)
      throw unusable(`it passed ${passage.activityId}, which the model ${subject.graph.file.fileName} does not have`);
    if (passage.activityId.endsWith('#multiInstanceBody')) continue;
    const act = await actAt({ owner, evidence, passage, node });
    if (act) acts.push({ ...act, order });
  }
  return acts.toSorted((one, other) => one.atMs - other.atMs || one.order - other.order).map(({ act }) => act);
}

interface At {
  readonly owner: Owner;
  readonly evidence: Evidence;
  readonly passage: HistoricActivityInstance;
  readonly node: FlowNode;
}

async function actAt(at: At): Promise<Omit<TimedAct, 'order'> | undefined> {
  const { node, passage } = at;
  if (node.implementation.kind === 'external') return workerAct(at);
  if (node.kind === 'userTask') return decision(at);
  const isCaught = node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent';
  const kind = isCaught ? node.event?.kind : undefined;
  // An intermediate event is passed when it ends; a boundary event and the start of an event subprocess are when they begin.
  const isWait = node.kind === 'intermediateCatchEvent' || node.kind === 'receiveTask';
  if (isWait && (passage.endTime === null || passage.canceled)) return undefined;
  const atMs = timeMs(isWait ? (passage.endTime ?? passage.startTime) : passage.startTime);
  if (kind === 'message' || node.kind === 'receiveTask') return { act: await messageAct(at, atMs), atMs };
  if (kind === 'timer') return { act: { do: 'timer', element: node.id, after: setFor(at, atMs) }, atMs };
  if (kind === 'signal') return { act: { do: 'signal', name: node.event?.reference?.name ?? '' }, atMs };
  return undefined;
}

async function workerAct(at: At): Promise<Omit<TimedAct, 'order'> | undefined> {
  const { owner, evidence, passage } = at;
  const { contract: process } = owner.subject;
  const rows = evidence.log.filter(({ activityInstanceId }) => activityInstanceId === passage.id);
  const topic = rows[0]?.topicName;
  const contract = process.tasks.find((task) => task.topic === topic);
  if (topic === undefined || passage.endTime === null) return undefined;
  if (!contract)
    throw unusable(`it had a task of the topic ${topic}, which the contract of ${process.key} does not declare`);
  const atMs = timeMs(passage.endTime);
  const success = rows.find(({ successLog }) => successLog);
  if (success) {
    const output = await valuesOf(owner, topic, contract.output, changesIn(evidence, passage));
    return { act: { do: 'complete', topic, output }, atMs };
  }
  const catcher = catcherOf(at);
  if (!catcher) return undefined;
  const code = codeOf(catcher, evidence);
  const isDeclared = contract.errors.some((error) => error.code === code);
  return { act: { do: 'raise', topic, code, ...(isDeclared ? {} : { undeclared: true }) }, atMs };
}

interface Catcher {
  readonly node: FlowNode;
  readonly passage: HistoricActivityInstance;
}

/** The error event that began when the task was made to leave: on the task, on what is around it, or in a subprocess beside it. */
function catcherOf({ owner, evidence, passage, node }: At): Catcher | undefined {
  const around = new Set<FlowNode>([node]);
  for (let { owner } = node.scope; owner; { owner } = owner.scope) around.add(owner);
  const isCatcher = (candidate: FlowNode): boolean =>
    candidate.event?.kind === 'error' &&
    (candidate.attachedTo !== undefined
      ? around.has(candidate.attachedTo)
      : candidate.kind === 'startEvent' && (candidate.scope.owner?.isEventSubprocess ?? false));
  const leftMs = timeMs(passage.endTime ?? passage.startTime);
  for (const candidate of evidence.passages) {
    const laterMs = timeMs(candidate.startTime) - leftMs;
    if (laterMs < 0 || laterMs > actMsMax || isOfLaterRound(evidence, passage, candidate)) continue;
    const caught = owner.subject.graph.allNodes.find(({ id }) => id === candidate.activityId);
    if (caught && isCatcher(caught)) return { node: caught, passage: candidate };
  }
  return undefined;
}

/** The task was there again before the event began: the event is about that time. */
function isOfLaterRound(
  { passages }: Evidence,
  left: HistoricActivityInstance,
  began: HistoricActivityInstance,
): boolean {
  const [fromMs, toMs] = [timeMs(left.endTime ?? left.startTime), timeMs(began.startTime)];
  return passages.some(({ id, activityId, endTime }) => {
    if (id === left.id || activityId !== left.activityId || endTime === null) return false;
    return timeMs(endTime) > fromMs && timeMs(endTime) <= toMs;
  });
}

function codeOf({ node, passage }: Catcher, { changes }: Evidence): string {
  const { event } = node;
  if (event?.reference?.code !== undefined) return event.reference.code;
  const awayMs = ({ time }: HistoricDetail): number => Math.abs(timeMs(time) - timeMs(passage.startTime));
  const [kept] = changes
    .filter((change) => change.variableName === event?.codeVariable && awayMs(change) <= actMsMax)
    .toSorted((one, other) => awayMs(one) - awayMs(other));
  if (typeof kept?.value === 'string') return kept.value;
  throw unusable(
    `${node.id} caught an error whose code nobody kept; give the event a camunda:errorCodeVariable to have it next time`,
  );
}

async function decision({ owner, evidence, passage }: At): Promise<Omit<TimedAct, 'order'> | undefined> {
  const { contract: process } = owner.subject;
  const row = evidence.tasks.find(({ activityInstanceId }) => activityInstanceId === passage.id);
  if (row?.deleteReason !== 'completed' || passage.endTime === null) return undefined;
  const { taskDefinitionKey: task } = row;
  const contract = process.userTasks.find(({ taskDefinitionKey }) => taskDefinitionKey === task);
  if (!contract)
    throw unusable(`a person completed ${task}, which the contract of ${process.key} does not list in userTasks`);
  const values = await valuesOf(owner, task, contract.variables, changesIn(evidence, passage));
  return { act: { do: 'decide', task, values }, atMs: timeMs(passage.endTime) };
}

async function messageAct({ owner, evidence, node }: At, atMs: number): Promise<Act> {
  const { contract: process } = owner.subject;
  const name = node.event?.reference?.name ?? node.element.attribute('messageRef') ?? '';
  const message = process.messages.find((each) => each.name === name);
  if (!message) throw unusable(`it got the message ${name}, which the contract of ${process.key} does not declare`);
  const before = evidence.changes.filter(
    ({ variableName, time }) => variableName === message.correlationVariable && timeMs(time) <= atMs,
  );
  const id = before.at(-1);
  if (!id)
    throw unusable(`it got the message ${name}, and had no variable ${message.correlationVariable} to find it by`);
  const values = await valuesOf(owner, name, message.variables, changesBefore(evidence, atMs));
  const given = Object.keys(values).length > 0 ? { values } : {};
  return { do: 'message', name, id: await decoded(owner, id), ...given };
}

/**
 * How long the timer was set for: what the model says, or for an expression what the history shows. An engine fires late, but never early.
 */
function setFor({ node, evidence }: At, atMs: number): string {
  const text = node.event?.timer?.text.trim() ?? '';
  const [, cycle, duration] = /^(R\d*\/)?(P[\dDHMSTWY.]+)$/.exec(text) ?? [];
  const sinceMs = atMs - timerBeganMs(node, evidence, atMs);
  if (duration === undefined) return isoDuration(sinceMs);
  if (cycle === undefined && durationMs(duration, 0) > sinceMs + earlyMsMax) {
    throw unusable(`its timer ${node.id} fired after ${isoDuration(sinceMs)}, and the model now says ${duration}`);
  }
  return duration;
}

/**
 * When what the timer belongs to began: the activity that it is on, what is around its subprocess, the gateway that waits for several events, or the
 * event itself.
 */
function timerBeganMs(
  { id, attachedTo, incoming, scope, kind }: FlowNode,
  { passages, instance }: Evidence,
  atMs: number,
): number {
  const gateway = incoming.map(({ source }) => source).find((source) => source.kind === 'eventBasedGateway');
  const host = kind === 'startEvent' ? scope.owner?.scope.owner?.id : ((attachedTo ?? gateway)?.id ?? id);
  const began = passages.filter(({ activityId, startTime }) => activityId === host && timeMs(startTime) <= atMs).at(-1);
  return timeMs((began ?? instance).startTime);
}

/** What was set within one act that was over at a time, and not by the start or a completed task. */
function changesBefore({ changes, log, tasks }: Evidence, atMs: number): readonly HistoricDetail[] {
  const completed = new Set([
    ...log.filter(({ successLog }) => successLog).map(({ activityInstanceId }) => activityInstanceId),
    ...tasks
      .filter(({ deleteReason }) => deleteReason === 'completed')
      .map(({ activityInstanceId }) => activityInstanceId),
  ]);
  return changes.filter(({ time, initial, activityInstanceId }) => {
    const earlierMs = atMs - timeMs(time);
    return earlierMs >= 0 && earlierMs <= actMsMax && !initial && !completed.has(activityInstanceId);
  });
}

function changesIn({ changes }: Evidence, { id }: HistoricActivityInstance): readonly HistoricDetail[] {
  return changes.filter(({ activityInstanceId }) => activityInstanceId === id);
}

/** The last change of each variable of the map. */
async function valuesOf(
  owner: Owner,
  name: string,
  map: VariableMap,
  changes: readonly HistoricDetail[],
): Promise<ScenarioValues> {
  const wire: Record<string, WireValue> = {};
  for (const { variableName, variableType, value, valueInfo } of changes) {
    if (Object.hasOwn(map, variableName)) wire[variableName] = { type: variableType, value, valueInfo };
  }
  try {
    return await decodeFor(owner, name, map, wire);
  } catch (cause) {
    throw unusable(
      `what ${name} was answered with breaks its contract: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    );
  }
}

/** A value as its contract has it, or as it is. */
export function decoded(
  owner: Owner,
  {
    variableName,
    variableType,
    value,
    valueInfo,
  }: Pick<HistoricDetail, 'variableName' | 'variableType' | 'value' | 'valueInfo'>,
): Promise<unknown> {
  return valueOfWire(owner, variableName, { type: variableType, value, valueInfo });
}

function unusable(reason: string, cause?: unknown): ProcessTestError {
  return new ProcessTestError('HISTORY_UNUSABLE', `The instance cannot be recorded: ${reason}.`, { cause });
}

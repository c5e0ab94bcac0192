import { isDeepStrictEqual } from 'node:util';
import type { HistoricActivityInstance, HistoricVariableInstance } from '@stepwright/engine-client';
import { type Expectation, looks } from '../scenario/scenario.ts';
import { endsOf } from './ends-of.ts';
import { instancesOf, tokensOf } from './instances.ts';
import { durationMs, isoDuration } from './iso-duration.ts';
import { inOrder } from './order-passages.ts';
import type { Run } from './run.ts';
import { show } from './show.ts';
import { timersOf } from './timers.ts';
import { Unmet } from './unmet.ts';
import { valueOfWire } from './wire-values.ts';

/** Clocks that are read twice differ a little. */
const readMs = 1_000;

/**
 * Looks whether what a step expects is so.
 *
 * @throws Unmet for the first that is not
 */
export async function checkExpectation(run: Run, expectation: Expectation): Promise<void> {
  if (!looks.some((look) => expectation[look] !== undefined))
    throw new Unmet('a step that looks at something', 'that it looks at nothing');
  const { at, endedAt, variables, absent, incidents, timers } = expectation;
  if (at) await checkTokens(run, at);
  if (endedAt !== undefined) await checkEnd(run, endedAt);
  await checkPassages(run, expectation);
  if (variables || absent) await checkVariables(run, variables ?? {}, absent ?? []);
  if (incidents) await checkIncidents(run, incidents);
  if (timers) await checkTimers(run, timers);
}

async function checkTokens(run: Run, at: readonly string[]): Promise<void> {
  const found = await tokensOf(run);
  if (!isDeepStrictEqual(found, at.toSorted())) throw new Unmet(`the instance at ${show(at.toSorted())}`, show(found));
}

async function checkEnd(run: Run, endedAt: string): Promise<void> {
  const { client, processInstanceId } = run;
  const [instance] = await client.history.processInstances({ processInstanceId });
  if (instance?.state !== 'COMPLETED') {
    const found =
      instance?.state === 'ACTIVE' ? `it at ${show(await tokensOf(run))}` : `it ${instance?.state ?? 'gone'}`;
    throw new Unmet(`the instance ended at ${endedAt}`, found);
  }
  const passages = await client.history.activityInstances({ processInstanceId });
  const found = endsOf(passages, processInstanceId);
  if (!isDeepStrictEqual(found, [endedAt]))
    throw new Unmet(`the instance ended at ${endedAt}`, `that it ended at ${found.join(', ') || 'no end event'}`);
}

async function checkPassages(run: Run, { passed, notPassed, entered, canceled }: Expectation): Promise<void> {
  if (!passed && !notPassed && !entered && !canceled) return;
  const passages = await passagesOf(run);
  if (passed) checkPassed(passages, passed);
  const wrongly = notPassed?.find((id) => passages.some(({ activityId }) => activityId === id));
  if (wrongly !== undefined) throw new Unmet(`${wrongly} not to be passed`, 'that it was entered');
  checkCounts('entered', entered, passages);
  checkCounts(
    'left by force',
    canceled,
    passages.filter((passage) => passage.canceled),
  );
}

async function passagesOf(run: Run): Promise<readonly HistoricActivityInstance[]> {
  const lists = (await instancesOf(run)).map((processInstanceId) =>
    run.client.history.activityInstances({ processInstanceId, sorting: inOrder }),
  );
  return (await Promise.all(lists)).flat();
}

function checkPassed(passages: readonly HistoricActivityInstance[], passed: readonly string[]): void {
  const left = passages
    .filter(({ endTime, canceled }) => endTime !== null && !canceled)
    .map(({ activityId }) => activityId);
  let from = 0;
  for (const id of passed) {
    const at = left.indexOf(id, from);
    if (at < 0)
      throw new Unmet(
        `to have passed ${passed.join(', ')}, in this order`,
        `that it passed ${left.join(', ') || 'nothing'}`,
      );
    from = at + 1;
  }
}

function checkCounts(
  how: string,
  wanted: Readonly<Record<string, number>> | undefined,
  passages: readonly HistoricActivityInstance[],
): void {
  for (const [id, times] of Object.entries(wanted ?? {})) {
    const found = passages.filter(({ activityId }) => activityId === id).length;
    if (found !== times) throw new Unmet(`${id} ${how} ${times} times`, `${found} times`);
  }
}

async function checkVariables(
  run: Run,
  wanted: Readonly<Record<string, unknown>>,
  absent: readonly string[],
): Promise<void> {
  const all = await run.client.history.variableInstances({ processInstanceId: run.processInstanceId });
  for (const [name, value] of Object.entries(wanted)) {
    const found = await variableOf(run, name, all);
    if (!isDeepStrictEqual(found, value)) throw new Unmet(`the variable ${name} to be ${show(value)}`, show(found));
  }
  const there = absent.find((name) => all.some((variable) => variable.name === name));
  if (there !== undefined) throw new Unmet(`no variable ${there}`, show(await variableOf(run, there, all)));
}

/** The value in the scope of the process, or the only one there is. */
async function variableOf(run: Run, name: string, all: readonly HistoricVariableInstance[]): Promise<unknown> {
  const named = all.filter((variable) => variable.name === name);
  const ofProcess = named.filter(({ activityInstanceId }) => activityInstanceId === run.processInstanceId);
  const [variable, ...others] = ofProcess.length > 0 ? ofProcess : named;
  if (!variable) throw new Unmet(`a variable ${name}`, 'none of this name');
  if (others.length > 0) throw new Unmet(`one variable ${name}`, `${others.length + 1}, in several scopes`);
  const { type, value, valueInfo } = variable;
  return await valueOfWire(run, name, { type, value, valueInfo });
}

async function checkIncidents(run: Run, wanted: readonly string[]): Promise<void> {
  const lists = (await instancesOf(run)).map((processInstanceId) => run.client.incidents.list({ processInstanceId }));
  const open = (await Promise.all(lists)).flat();
  // A called instance's incident stands again at every instance above it, as the same cause.
  const own = open.filter(({ id, causeIncidentId }) => id === causeIncidentId);
  for (const { id } of open) run.knownIncidents.add(id);
  const found = own.map(({ activityId }) => activityId).toSorted();
  if (isDeepStrictEqual(found, wanted.toSorted())) return;
  throw new Unmet(
    `incidents at ${wanted.join(', ') || 'no element'}`,
    found.length ? `incidents at ${found.join(', ')}` : 'none',
  );
}

async function checkTimers(run: Run, wanted: Readonly<Record<string, string>>): Promise<void> {
  const found = await timersOf(run);
  const shown = found.map(({ element, leftMs }) => `${element} in ${isoDuration(leftMs)}`).join(', ') || 'no timer';
  for (const [element, left] of Object.entries(wanted)) {
    const leftMs = durationMs(left, run.time.nowMs());
    const isThere = found.some((timer) => timer.element === element && Math.abs(timer.leftMs - leftMs) <= readMs);
    if (!isThere) throw new Unmet(`the timer ${element} to be due in ${left}`, shown);
  }
  if (found.length === Object.keys(wanted).length) return;
  throw new Unmet(`no timers but ${Object.keys(wanted).join(', ') || 'none'}`, shown);
}

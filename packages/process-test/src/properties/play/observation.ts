import type { Run } from '../../run/run.ts';
import type { InstanceState } from './instance-state.ts';
import type { Offer } from './offers-of.ts';

/** What can be seen of an instance from outside, in texts that two engines write alike: by what it is. */
export type Observation = Readonly<Record<string, string>>;

/** Writes down what can be seen between two acts. */
export async function observe(state: InstanceState, offers: readonly Offer[], run: Run): Promise<Observation> {
  const { at, tasks, userTasks, waits, timers, variables, incidents } = state;
  const people = userTasks.map(async ({ id, key, assignee, due, priority }) => {
    const links = await run.client.tasks.identityLinks(id);
    const offered = links.map(({ type, userId, groupId }) => `${type} ${userId ?? groupId}`).toSorted();
    return `${key}, for ${[assignee, ...offered].join(', ')}, due ${due}, priority ${priority}`;
  });
  return {
    'where it stands': list(at),
    'what is offered': list(offers.map(({ key }) => key)),
    'open tasks': list(
      tasks.map(({ element, topic, priority, wire }) => `${element}: ${topic}, priority ${priority}, ${text(wire)}`),
    ),
    'open user tasks': list(await Promise.all(people)),
    waits: list(waits.map(({ kind, name, element }) => `${element}: ${kind} ${name}`)),
    timers: list(timers.map(({ element, leftMs, setForMs }) => `${element}: in ${leftMs} ms, set for ${setForMs} ms`)),
    variables: list(Object.entries(variables).map(([name, value]) => `${name} = ${text(value)}`)),
    incidents: list(incidents.map(({ element, message }) => `${element}: ${text(message)}`)),
  };
}

/** The first thing that is seen otherwise. */
export function differenceOf(one: Observation, other: Observation): string | undefined {
  return Object.keys({ ...one, ...other }).find((what) => one[what] !== other[what]);
}

function list(lines: readonly string[]): string {
  return lines.toSorted().join('; ') || 'none';
}

/** An engine's own ids say nothing. */
function text(value: unknown): string {
  const written =
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one)) ?? 'undefined';
  return written.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…');
}

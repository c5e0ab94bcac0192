import { expect, test } from 'vitest';
import { groupIncidents } from './group-incidents.ts';
import type { Incident } from './resources/incidents.ts';

let count = 0;
function incident(incidentMessage: string | null, more: Partial<Incident> = {}): Incident {
  count += 1;
  const id = `incident-${count}`;
  return {
    id,
    incidentType: 'failedExternalTask',
    incidentMessage,
    incidentTimestamp: `2026-06-01T10:00:0${count % 10}.000+0000`,
    activityId: 'reserve-inventory',
    causeIncidentId: id,
    ...more,
  } as Incident;
}

test('incidents that differ only in the case that they name are one group, the largest group first', () => {
  const incidents = [
    incident('UNKNOWN_OUTCOME: acme:order:O-1 got no answer'),
    incident('order O-1 has no line 4'),
    incident('order O-77 has no line 12'),
    incident('order 3f0c1c9e-7d2a-4a51-8a54-0b9f5a1de001 has no line 1'),
    incident("cannot read 'a b'"),
    incident('cannot read "c"'),
  ];
  expect(groupIncidents(incidents).map(({ cause, incidentIds }) => [cause, incidentIds.length])).toEqual([
    ['order <id> has no line <n>', 3],
    ['cannot read <…>', 2],
    ['UNKNOWN_OUTCOME: <id> got no answer', 1],
  ]);
});

test('other activities and types are other groups, and a message may be missing', () => {
  const groups = groupIncidents([
    incident(null),
    incident(null, { activityId: 'notify' }),
    incident(null, { incidentType: 'failedJob' }),
    incident(null),
  ]);
  expect(groups.map(({ incidentIds }) => incidentIds.length)).toEqual([2, 1, 1]);
});

test('what shows in callers counts once, and a group knows its first and last time', () => {
  const [first, second] = [incident('down'), incident('down')];
  const shown = incident('down', { activityId: 'call', causeIncidentId: second.id });
  const [group, ...others] = groupIncidents([second, shown, first]);
  expect(others).toEqual([]);
  expect(group).toMatchObject({
    incidentIds: [first.id, second.id],
    firstAt: first.incidentTimestamp,
    lastAt: second.incidentTimestamp,
  });
});

test('a hostile message is cut before it is looked at', { timeout: 5_000 }, () => {
  const hostile = ["'".repeat(1_000_000), '1a'.repeat(500_000), '"a'.repeat(500_000)];
  for (const { cause } of groupIncidents(hostile.map((message) => incident(message)))) {
    expect(cause.length).toBeLessThanOrEqual(300);
  }
});

import type { IncidentId } from './ids.ts';
import type { Incident } from './resources/incidents.ts';

/** Incidents that seem to have one cause. */
export interface IncidentGroup {
  readonly incidentType: string;
  readonly activityId: string;
  /** The message without what differs from case to case, for example `order <…> has no line <n>`. */
  readonly cause: string;
  /** The oldest first. */
  readonly incidentIds: readonly IncidentId[];
  /** When the first and the last one came, as the engine writes dates. */
  readonly firstAt: string;
  readonly lastAt: string;
}

/** The longest part of a message that tells causes apart. */
const causeLengthMax = 300;

/**
 * Puts incidents of one cause together: the same type, activity and message, but for ids, numbers and quoted values. One failure that also shows in
 * the callers of an instance counts once, where it happened.
 * @returns the largest groups first
 */
export function groupIncidents(incidents: readonly Incident[]): readonly IncidentGroup[] {
  const causes = incidents.filter(({ id, causeIncidentId }) => causeIncidentId === null || causeIncidentId === id);
  const groups = Map.groupBy(causes, (incident) =>
    JSON.stringify([incident.incidentType, incident.activityId, causeOf(incident)]),
  );
  return [...groups.values()].map(groupOf).sort((a, b) => b.incidentIds.length - a.incidentIds.length);
}

function groupOf(incidents: readonly Incident[]): IncidentGroup {
  const sorted = incidents.toSorted((a, b) => (a.incidentTimestamp < b.incidentTimestamp ? -1 : 1));
  const [first] = sorted;
  if (!first) throw new TypeError('A group has at least one incident.');
  return {
    incidentType: first.incidentType,
    activityId: first.activityId,
    cause: causeOf(first),
    incidentIds: sorted.map(({ id }) => id),
    firstAt: first.incidentTimestamp,
    lastAt: sorted.at(-1)?.incidentTimestamp ?? first.incidentTimestamp,
  };
}

/** What is left of a message when everything is taken out that names one case. */
function causeOf({ incidentMessage }: Incident): string {
  return (incidentMessage ?? '')
    .slice(0, 10 * causeLengthMax)
    .replaceAll(/(["'`])(?:(?!\1).)*\1/g, '<…>')
    .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '<id>')
    .replaceAll(/\b\S*\d\S*\b/g, (word) => (/^[\d.,:]+$/.test(word) ? '<n>' : '<id>'))
    .slice(0, causeLengthMax);
}

import type { SceneIds } from './rest-scene.ts';

/** Ids that are words of the model or of a caller, and so the same on every engine. */
const WORDS = new Set([
  'activityId',
  'startActivityId',
  'failedActivityId',
  'userId',
  'groupId',
  'workerId',
  'targetActivityId',
]);
const ID = /(^id|Id|^configuration|^historyConfiguration)$/;
/** What tells the items of a long list from each other. */
const LABELS = [
  'key',
  'version',
  'name',
  'activityId',
  'taskDefinitionKey',
  'businessKey',
  'topicName',
  'eventName',
  'state',
  'jobType',
  'type',
];

/**
 * An answer without what differs from engine to engine. Ids of the scene become their names, other ids `ID`, several execution ids their number.
 * Of a list that was filtered only a label of each item stays: that the items look right is known from the list without filters.
 */
export function comparableAnswer(
  ask: string,
  { status, body }: { status: number; body: unknown },
  ids: SceneIds,
): unknown {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, `{${name}}`]));
  const plain = comparable(body, '', names);
  if (!Array.isArray(plain)) return { status, body: plain };
  const items = ask.includes('?') || plain.length > 4 ? plain.map(labelOf) : plain;
  const isSorted = ask.includes('sortBy');
  return { status, items: isSorted ? items : items.map((item) => JSON.stringify(item)).sort() };
}

function labelOf(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item;
  const values = item as Readonly<Record<string, unknown>>;
  return LABELS.flatMap((name) =>
    values[name] === undefined || values[name] === null ? [] : [String(values[name])],
  ).join(' ');
}

function comparable(value: unknown, name: string, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) {
    if (name === 'executionIds' || name === 'incidentIds') return value.length;
    const items = value.map((item) => comparable(item, '', names));
    return name === '' ? items : items.sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  }
  if (typeof value === 'string') return comparableText(value, name, names);
  if (typeof value !== 'object' || value === null)
    return name === 'durationInMillis' && value !== null ? 'number' : value;
  const properties = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(properties.map(([key, inner]) => [key, comparable(inner, key, names)]));
}

function comparableText(text: string, name: string, names: ReadonlyMap<string, string>): string {
  const named = text.replace(
    /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g,
    (id) => names.get(id) ?? id,
  );
  if (!ID.test(name)) return named;
  if (WORDS.has(name)) return text.replace(/^([^:]+:\d+:).*/, '$1ID');
  return names.get(text) ?? (/[0-9a-f]{4,}-[0-9a-f]{4,}/.test(named) ? 'ID' : named);
}

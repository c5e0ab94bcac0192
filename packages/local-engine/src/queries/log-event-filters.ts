import { readFlag } from './criterion.ts';
import type { Filter } from './query-definition.ts';

type LogEvent = 'creation' | 'failure' | 'success' | 'deletion';
const EVENTS: readonly LogEvent[] = ['creation', 'failure', 'success', 'deletion'];

/** `creationLog`, `failureLog`, `successLog`, `deletionLog`. Of several that are true the engine takes the last of this list. */
export function logEventFilters<R extends { readonly event: LogEvent }>(): Readonly<Record<string, Filter<R>>> {
  return Object.fromEntries(
    EVENTS.map((event, position): [string, Filter<R>] => [
      `${event}Log`,
      (criterion, question) => {
        const later = EVENTS.slice(position + 1);
        if (!readFlag(criterion) || later.some((other) => question.isTrue(`${other}Log`))) return undefined;
        return { test: (record) => record.event === event };
      },
    ]),
  );
}

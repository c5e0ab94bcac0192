import { formatEngineDate } from '../../calendar/engine-date.ts';

/** A time as REST shows it, null when there is none. */
export function shownTime(timeMs: number | undefined): string | null {
  return timeMs === undefined ? null : formatEngineDate(timeMs);
}

/** How long something took; null while it lasts. */
export function shownDuration(startedAtMs: number, endedAtMs: number | undefined): number | null {
  return endedAtMs === undefined ? null : endedAtMs - startedAtMs;
}

import { CalendarError, dueDate } from '@stepwright/local-engine/calendar';
import { ProcessTestError } from '../process-test-error.ts';

/**
 * How long an ISO 8601 duration is from a moment on, in ms. Months and years are as long as they are then.
 *
 * @throws {ProcessTestError} SCENARIO_INVALID when it is no duration
 */
export function durationMs(text: string, fromMs: number): number {
  if (!/^P/.test(text)) throw invalid(text);
  try {
    return dueDate(text, fromMs) - fromMs;
  } catch (cause) {
    if (cause instanceof CalendarError) throw invalid(text, cause);
    throw cause;
  }
}

/** A time in words that a model could use: `PT1H30M`. Below a second it is rounded. */
export function isoDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const date = days ? `${days}D` : '';
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds % 60 ? `${seconds % 60}S` : ''}`;
  return date || time ? `P${date}${time ? `T${time}` : ''}` : 'PT0S';
}

function invalid(text: string, cause?: unknown): ProcessTestError {
  return new ProcessTestError(
    'SCENARIO_INVALID',
    `"${text}" is no ISO 8601 duration; write for example PT15M or P1D.`,
    { cause },
  );
}

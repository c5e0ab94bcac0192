export type CalendarErrorCode = 'INVALID' | 'UNSUPPORTED';

/** A date, duration or cycle of a timer that cannot be used. */
export class CalendarError extends Error {
  /** `UNSUPPORTED`: the real engine takes it, this one does not. */
  readonly code: CalendarErrorCode;

  constructor(code: CalendarErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CalendarError';
    this.code = code;
  }
}

/** @internal The text is no date, duration or cycle for the engine either. */
export function invalid(message: string): CalendarError {
  return new CalendarError('INVALID', message);
}

/** @internal The engine goes on here, this one does not. */
export function unsupported(message: string): CalendarError {
  return new CalendarError('UNSUPPORTED', message);
}

/**
 * @internal JavaScript's dates end before Java's.
 * @throws CalendarError
 */
export function inRange(instant: number): number {
  if (Math.abs(instant) <= 8.64e15) return instant;
  throw unsupported('The date is beyond the year 275760, where the dates of this engine end.');
}

/** @internal Puts the engine's words before what went wrong. */
export function resolving<T>(what: 'cycle' | 'duedate', text: string, resolve: () => T): T {
  try {
    return resolve();
  } catch (cause) {
    if (!(cause instanceof CalendarError)) throw cause;
    const words =
      what === 'cycle'
        ? `ENGINE-09026 Exception while parsing cycle expression '${text}'`
        : `ENGINE-09027 Exception while resolving duedate '${text}'`;
    throw new CalendarError(cause.code, `${words}: ${cause.message}`, { cause });
  }
}

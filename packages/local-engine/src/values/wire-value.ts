/** A variable as it travels over REST. */
export interface WireValue {
  /** Left out, the engine goes by the JSON value. */
  readonly type?: string | null;
  readonly value?: unknown;
  readonly valueInfo?: Readonly<Record<string, unknown>> | null;
}

/** @internal Whether a JSON value is an object with properties. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { ExecutionTimeoutError, LeaseLostError, ProgressError, WorkerStoppingError } from '../run/errors.ts';

/** An error as it goes from one thread to another: structured clone would forget its name and its fields. */
export interface CarriedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause: CarriedError | undefined;
}

/** As many as the details of a failure show; a cause may be its own cause. */
const causesMax = 5;

const classes: ReadonlyMap<string, new (message: string, options?: ErrorOptions) => Error> = new Map(
  [
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
    ExecutionTimeoutError,
    LeaseLostError,
    ProgressError,
    WorkerStoppingError,
  ].map((one) => [one.name, one]),
);

/** Takes from what was thrown what another thread can be sent. */
export function carryError(thrown: unknown, causes = 0): CarriedError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown), stack: undefined, cause: undefined };
  const { name, message, stack, cause } = thrown;
  const isLast = cause === undefined || causes === causesMax;
  return { name, message, stack, cause: isLast ? undefined : carryError(cause, causes + 1) };
}

/** Makes an error of what another thread has sent: of its class when it is JavaScript's or aborts a run, or else an `Error` of the same name. */
export function revivedError({ name, message, stack, cause }: CarriedError): Error {
  const error = new (classes.get(name) ?? Error)(message, cause && { cause: revivedError(cause) });
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  error.stack = stack ?? `${name}: ${message}`;
  return error;
}

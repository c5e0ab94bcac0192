import type { AnyTaskContract, PayloadCodec, TaskInput } from '@stepwright/contract';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import { createMemoryAttemptStore } from '../attempts/memory-attempt-store.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import type { Logger } from '../worker/logger.ts';
import type { HandlerRun, RunOptions, SettledRuns, UntilSettledOptions } from './handler-run.ts';
import { taskInput } from './task-input.ts';
import { TaskUnderTest } from './task-under-test.ts';
import { testCodec } from './test-codec.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** What surrounds the handler. */
export interface TestHandlerOptions {
  /** Of the process instance that the task belongs to. */
  readonly businessKey: string;
  /** @default one in memory, which lives as long as the bench */
  readonly attemptStore?: AttemptStore;
  /** Seals the input as the process does, and is the codec of the run. @default one with a key that everybody knows */
  readonly payloadCodec?: PayloadCodec;
  /** Of the task in the model, for example `{ retryTimeCycle: 'R3/PT5M' }`. @default none */
  readonly extensionProperties?: Readonly<Record<string, string>>;
  /** What the virtual clock shows at first. @default now */
  readonly now?: Date;
  /** Where the run and the handler write. @default nowhere */
  readonly logger?: Logger;
}

/**
 * Runs one handler, as often as a test likes. Each run closes what it has opened, so a bench needs no closing.
 *
 * The waits between runs are virtual. The limits within one are not: `executionMaxMs` and the `timeoutMs` of `attempt.fetch` count real time, and so
 * do the pauses in which a run asks an attempt store again that does not answer.
 */
export interface HandlerBench<T extends AnyTaskContract> {
  /**
   * Brings a new task of the contract to the engine and runs it once. The same input names the same external operation: it is how a process
   * that comes by a second time sees the handler.
   *
   * @param input as the process has it. What is missing or breaks the contract reaches the run's checks as it is.
   * @throws {TypeError} when `input` names a variable that the contract does not have.
   * @throws {Error} when the run did not come to `killAt`.
   */
  run(input: TaskInput<T>, options?: RunOptions): Promise<HandlerRun<T>>;
  /**
   * Brings a new task to the engine and runs it until it is settled; waits are jumped over, none takes real time.
   *
   * @throws as `run`, and {Error} when it is not settled after `max` runs.
   */
  untilSettled(input: TaskInput<T>, options?: UntilSettledOptions<T>): Promise<SettledRuns<T>>;
  /** The virtual clock of engine, run and attempts. It stands still during a run; the handler's own `new Date()` does not know it. */
  readonly clock: () => Date;
  /** Puts the clock forward, in ms. @throws {RangeError} when it would run back. */
  advance(byMs: number): void;
}

/**
 * Tests a handler without an engine: the real run, with its checks, attempts, verdicts and reconciliation, over a stand-in of the engine.
 *
 * Needs no particular test runner. Give `contract`, and input and outcome have its types.
 *
 * @throws {TypeError} when `contract` is not that of the handler.
 *
 * @example
 * const bench = testHandler(reserveInventory, { contract: reserveInventoryTask, businessKey: 'acme:order:O-1' });
 * const input = { tenantId: 'acme', lineId: 'L-1' };
 * const { outcome, runs } = await bench.untilSettled(input, { killAt: 'after-external-call' });
 * assert.deepEqual(outcome, { kind: 'complete', output: { reservationId: 'EXT-1' } });
 * assert.deepEqual(runs.map((run) => run.outcome.kind), ['killed', 'complete']);
 * assert.equal(inventory.effects.length, 1); // of startExternalStandIn()
 */
export function testHandler<T extends AnyTaskContract>(
  handler: BoundHandler,
  options: TestHandlerOptions & { readonly contract: T },
): HandlerBench<T>;
/** The same for a handler whose type says its contract; with a plain `BoundHandler` input and outcome have no types. */
export function testHandler<T extends AnyTaskContract>(
  handler: Pick<BoundHandler, 'handler'> & { readonly contract: T },
  options: TestHandlerOptions,
): HandlerBench<T>;
export function testHandler<T extends AnyTaskContract>(
  bound: BoundHandler,
  options: TestHandlerOptions & { readonly contract?: T },
): HandlerBench<T> {
  const { businessKey, extensionProperties = {}, now = new Date(), logger = silent, contract } = options;
  const { payloadCodec = testCodec } = options;
  if (contract && contract !== bound.contract) {
    throw new TypeError(
      `The handler is bound to ${bound.contract.topic}, not to the given contract ${contract.topic}.`,
    );
  }
  const clock = createVirtualClock(now);
  const attemptStore = options.attemptStore ?? createMemoryAttemptStore({ clock: clock.now });
  const notes = new Map();
  const around = { bound, clock, attemptStore, notes, logger, businessKey, extensionProperties };
  const newTask = async (input: TaskInput<T>): Promise<TaskUnderTest<T>> => {
    const sealing = { codec: payloadCodec, tenantId: tenantOf(bound.contract, businessKey) };
    return new TaskUnderTest({ ...around, sealing }, await taskInput(bound.contract, input, sealing));
  };
  return {
    run: async (input, given) => (await newTask(input)).run(given),
    untilSettled: async (input, given) => (await newTask(input)).goOn(given),
    clock: clock.now,
    advance: clock.advance,
  };
}

const silent: Logger = { info() {}, warn() {}, error() {} };

/** A test may give a key that is none: the run has to refuse it. */
function tenantOf({ businessKey: grammar }: AnyTaskContract, businessKey: string): string {
  return grammar.is(businessKey) ? grammar.parse(businessKey).tenantId : '';
}

import type { AnyTaskContract, PayloadCodec, RetryPolicy } from '@stepwright/contract';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import type { EffectHttp } from '../effect/effect-http.ts';
import type { TaskFacts } from '../handler/task-context.ts';
import type { TicketIssuer } from '../later/ticket-issuer.ts';
import type { LeaseExtender } from '../lease/lease-extender.ts';
import type { ProgressKeeper } from '../progress/progress-keeper.ts';
import type { WorkerObserver } from '../worker/worker-observer.ts';
import type { Failpoint } from './failpoint.ts';
import type { RunWatch } from './run-watch.ts';

/** What a worker's runs share. */
export interface RunTools {
  readonly attemptStore: AttemptStore | undefined;
  readonly payloadCodec: PayloadCodec | undefined;
  readonly http: EffectHttp;
  readonly observers: readonly WorkerObserver[];
  readonly leases: LeaseExtender;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly failpoint: Failpoint;
  /** How long an aborted handler may take to end before the run goes on without it, in ms. */
  readonly abortGraceMs: number;
  /** Progress is written to the engine at most once in this time, in ms. */
  readonly heartbeatEveryMs: number;
}

/** One run of one task, after its input was checked. */
export interface RunScope {
  readonly tools: RunTools;
  readonly contract: AnyTaskContract;
  readonly facts: TaskFacts;
  readonly watch: RunWatch;
  /** Undefined when the contract declares no progress. */
  readonly progress: ProgressKeeper | undefined;
  readonly tickets: TicketIssuer;
  /** The id that the task was fetched with. */
  readonly workerId: string;
  // biome-ignore lint/suspicious/noExplicitAny: the contract has decoded it; the handler's own type was checked where it was bound.
  readonly input: any;
  /** Of the task in the model, or else of the contract. */
  readonly retry: RetryPolicy;
  /** What the engine knows, or the policy when it knows nothing yet: this run included. */
  readonly retries: number;
}

/** Passes a failpoint. */
export async function passFailpoint(scope: RunScope, name: Parameters<Failpoint>[0]): Promise<void> {
  const { topic, businessKey } = scope.facts;
  await scope.tools.failpoint(name, { topic, businessKey });
}

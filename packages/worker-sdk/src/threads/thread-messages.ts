import type { AnyTaskContract } from '@stepwright/contract';
import type { OutcomeBody } from '../handler/outcome.ts';
import type { TaskFacts } from '../handler/task-context.ts';
import type { LogFields, Logger } from '../worker/logger.ts';
import type { CarriedError } from './carried-error.ts';

/** What a thread is started with. */
export interface ThreadData {
  /** The address of the module whose default export is the handler. */
  readonly module: string;
  readonly topic: string;
}

/** What is known of a task, as far as it can be sent. */
export interface CarriedTask {
  readonly facts: Omit<TaskFacts, 'signal' | 'logger'>;
  readonly input: unknown;
  readonly ticket: string;
  /** How far an earlier run had come, when the contract declares progress. */
  readonly progress: { readonly found: unknown } | undefined;
}

/** What a thread is told. Runs are numbered within their thread. */
export type ThreadOrder =
  | { readonly kind: 'run'; readonly run: number; readonly task: CarriedTask }
  /** The heartbeat with this number was taken, or refused with the error. */
  | {
      readonly kind: 'noted';
      readonly run: number;
      readonly heartbeat: number;
      readonly error: CarriedError | undefined;
    }
  | { readonly kind: 'abort'; readonly run: number; readonly reason: CarriedError };

/** What a thread tells of a run. */
export type ThreadNews =
  | { readonly kind: 'ended'; readonly run: number; readonly outcome: OutcomeBody<AnyTaskContract> }
  | { readonly kind: 'failed'; readonly run: number; readonly error: CarriedError }
  /** Heartbeats are numbered within their run. */
  | { readonly kind: 'heartbeat'; readonly run: number; readonly heartbeat: number; readonly progress: unknown }
  | { readonly kind: 'stray'; readonly run: number; readonly error: CarriedError }
  | {
      readonly kind: 'line';
      readonly run: number;
      readonly level: keyof Logger;
      readonly message: string;
      readonly fields: LogFields | undefined;
    };

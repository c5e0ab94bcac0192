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
export type CarriedFacts = Omit<TaskFacts, 'signal' | 'logger'>;

/** What a thread is told. Runs are numbered within their thread. */
export type ThreadOrder =
  | { readonly kind: 'run'; readonly run: number; readonly input: unknown; readonly facts: CarriedFacts }
  | { readonly kind: 'abort'; readonly run: number; readonly reason: CarriedError };

/** What a thread tells of a run. */
export type ThreadNews =
  | { readonly kind: 'ended'; readonly run: number; readonly outcome: OutcomeBody<AnyTaskContract> }
  | { readonly kind: 'failed'; readonly run: number; readonly error: CarriedError }
  | { readonly kind: 'stray'; readonly run: number; readonly error: CarriedError }
  | {
      readonly kind: 'line';
      readonly run: number;
      readonly level: keyof Logger;
      readonly message: string;
      readonly fields: LogFields | undefined;
    };

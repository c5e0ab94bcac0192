import type { PayloadCodec, ProcessContract } from '@stepwright/contract';
import type { AttemptStore } from '../attempts/attempt-store.ts';
import type { BoundHandler } from '../handler/define-handler.ts';
import { codecProblems } from '../sealing/codec-problems.ts';

/*
 * What makes options wrong whatever fetches the tasks. Each problem is a sentence without its full stop.
 */

/** The options that say what runs. */
export interface HandlerOptions {
  readonly process: Pick<ProcessContract, 'key' | 'tasks'>;
  readonly handlers: readonly BoundHandler[];
  readonly attemptStore?: AttemptStore;
  readonly payloadCodec?: PayloadCodec;
}

/** What is wrong with handlers, or missing for them. */
export function handlerProblems(options: HandlerOptions): readonly string[] {
  const { process, handlers, attemptStore, payloadCodec } = options;
  return handlers.flatMap(({ contract }, index) => {
    const { topic, external } = contract;
    const isTask = process.tasks.some((task) => task.topic === topic);
    const isSecond = handlers.findIndex((other) => other.contract.topic === topic) !== index;
    const isWithoutStore = external !== 'none' && attemptStore === undefined;
    return [
      ...(isTask ? [] : [`${topic} is no task of ${process.key}`]),
      ...(isSecond ? [`${topic} has two handlers`] : []),
      ...(isWithoutStore ? [`${topic} has an external effect, so the option attemptStore is needed`] : []),
      ...codecProblems(contract, payloadCodec),
    ];
  });
}

/** What is wrong with a version tag. */
export function versionTagProblems({ versionTag }: { readonly versionTag?: string }): readonly string[] {
  return versionTag === '' ? ['versionTag is empty; leave it out for all versions'] : [];
}

/** What is wrong with a number that may be left out. */
export function wholeNumberProblems(name: string, value: number | undefined, least: number): readonly string[] {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return [];
  return [`${name} must be a whole number from ${least}, is ${value}`];
}

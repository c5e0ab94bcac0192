import { WorkerOptionsError } from '../run/errors.ts';
import { codecProblems } from '../sealing/codec-problems.ts';
import { refusedLimits } from './refused-limits.ts';
import type { StockSetting } from './stock-client-limit.ts';
import type { StockWorkerOptions } from './stock-worker-options.ts';

/**
 * Checks the options, and the client as it is now.
 *
 * @throws {WorkerOptionsError} listing every mistake, and every limit of the client that makes it unsafe here.
 */
export function checkStockOptions(options: StockWorkerOptions): void {
  const tagProblems = options.versionTag === '' ? ['versionTag is empty; leave it out for all versions.'] : [];
  const problems = [...handlerProblems(options), ...tagProblems, ...timeProblems(options), ...clientProblems(options)];
  if (problems.length === 0) return;
  const { key } = options.process;
  throw new WorkerOptionsError(`The worker for ${key} cannot start on the stock client. ${problems.join(' ')}`);
}

/** What limits of the client are looked for in. */
export function settingOf(given: StockWorkerOptions & { readonly topics?: unknown }): StockSetting {
  const { client, handlers, engine, topics } = given;
  const contracts = handlers.map(({ contract }) => contract);
  return { client, options: client.options ?? {}, contracts, engine, topics };
}

function clientProblems(options: StockWorkerOptions): string[] {
  const setting = settingOf(options);
  return refusedLimits.flatMap(({ limit, how, seenIn }) => {
    const seen = seenIn(setting);
    return seen === undefined ? [] : [`${limit} Here ${seen}. ${how}`];
  });
}

function handlerProblems({ process, handlers, attemptStore, payloadCodec }: StockWorkerOptions): string[] {
  if (handlers.length === 0) return ['There is no handler.'];
  return handlers.flatMap(({ contract }, index) => {
    const { topic, external } = contract;
    const isTask = process.tasks.some((task) => task.topic === topic);
    const isSecond = handlers.findIndex((other) => other.contract.topic === topic) !== index;
    const isWithoutStore = external !== 'none' && attemptStore === undefined;
    return [
      ...(isTask ? [] : [`${topic} is no task of ${process.key}.`]),
      ...(isSecond ? [`${topic} has two handlers.`] : []),
      ...(isWithoutStore ? [`${topic} has an external effect, so the option attemptStore is needed.`] : []),
      ...codecProblems(contract, payloadCodec).map((problem) => `${problem}.`),
    ];
  });
}

function timeProblems(options: StockWorkerOptions): string[] {
  return (['drainMs', 'abortGraceMs', 'blockedMaxMs', 'heartbeatEveryMs'] as const).flatMap((name) => {
    const value = options[name];
    if (value === undefined || (Number.isInteger(value) && value >= 0)) return [];
    return [`${name} must be a whole number from 0, is ${value}.`];
  });
}

import { WorkerOptionsError } from '../run/errors.ts';
import { handlerProblems, versionTagProblems, wholeNumberProblems } from '../run/option-problems.ts';
import { refusedLimits } from './refused-limits.ts';
import type { StockSetting } from './stock-client-limit.ts';
import type { StockWorkerOptions } from './stock-worker-options.ts';

/**
 * Checks the options, and the client as it is now.
 *
 * @throws {WorkerOptionsError} listing every mistake, and every limit of the client that makes it unsafe here.
 */
export function checkStockOptions(options: StockWorkerOptions): void {
  const noHandler = options.handlers.length === 0 ? ['There is no handler.'] : [];
  const shared = [...handlerProblems(options), ...versionTagProblems(options), ...timeProblems(options)];
  const problems = [...noHandler, ...shared.map((problem) => `${problem}.`), ...clientProblems(options)];
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

function timeProblems(options: StockWorkerOptions): string[] {
  const names = ['drainMs', 'abortGraceMs', 'blockedMaxMs', 'heartbeatEveryMs'] as const;
  return names.flatMap((name) => wholeNumberProblems(name, options[name], 0));
}

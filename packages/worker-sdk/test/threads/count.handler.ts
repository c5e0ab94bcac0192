import { setTimeout as wait } from 'node:timers/promises';
import { defineHandler, type TaskContext } from '../../src/index.ts';
import { countLines } from '../helpers/contracts.ts';

type Context = TaskContext<typeof countLines>;

class CatalogError extends Error {
  override readonly name = 'CatalogError';
}

/** What the handler does for a line, by its id. */
const acts: Readonly<Record<string, (context: Context) => unknown>> = {
  complete: (context) => context.complete({ lineCount: 3 }),
  'bpmn-error': (context) => context.bpmnError('TOO_LARGE', { quantityMax: 5 }),
  retry: (context) => context.retry('not yet', { afterMs: 7_000, isBenign: true }),
  fail: (context) => context.fail('CATALOG_BROKEN', 'no such offering'),
  throw: () => {
    throw new CatalogError('the catalog is broken', { cause: new TypeError('no such line') });
  },
  forged: () => ({ kind: 'complete', output: { lineCount: 3 }, proof: {} }),
  uncloneable: (context) => context.complete({ lineCount: (() => 3) as never }),
  exit: () => process.exit(3),
  'throw-later': async () => {
    setTimeout(() => {
      throw new CatalogError('thrown in a timer');
    });
    await wait(60_000);
  },
  'need-memory': (context) => {
    const kept: number[][] = [];
    for (;;) kept.push(new Array(100_000).fill(context.runNo + kept.length));
  },
  stray: async () => {
    void Promise.reject(new CatalogError('nobody awaits it'));
    await wait(60_000);
  },
  compute: (context) => {
    context.logger.info('computing');
    for (;;);
  },
  listen: async (context) => {
    context.logger.info('listening');
    await wait(60_000, undefined, { signal: context.signal }).catch(() => undefined);
    context.logger.info('heard', { reason: context.signal.reason.name, message: context.signal.reason.message });
    return context.retry('stopped');
  },
  log: (context) => {
    context.logger.warn('counted', { at: new Date(0), total: 5n, read: () => 3 });
    return context.complete({ lineCount: 3 });
  },
  facts: (context) => {
    const { signal, logger, ...facts } = context;
    logger.info('facts', JSON.parse(JSON.stringify(facts)));
    return context.complete({ lineCount: 3 });
  },
};

export default defineHandler(countLines, {
  execute: async ({ lineId }, context) => (await acts[lineId]?.(context)) as never,
});

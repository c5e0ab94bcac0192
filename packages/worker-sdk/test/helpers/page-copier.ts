import { setTimeout as wait } from 'node:timers/promises';
import { type BoundHandler, defineHandler } from '../../src/index.ts';
import { countPages } from './contracts.ts';

/** How one worker copies. */
export interface PageCopying {
  /** How many pages there are. */
  readonly pages: number;
  /** Called for every page that is copied, once it is noted. */
  readonly copied: (page: number) => void;
  /** After this page the run hangs until it is aborted. @default never */
  readonly hangsAfter?: number;
  /** After this page the run throws. @default never */
  readonly throwsAfter?: number;
}

/** A handler that copies pages one by one and notes the last one that is done. */
export function pageCopier({ pages, copied, hangsAfter, throwsAfter }: PageCopying): BoundHandler {
  return defineHandler(countPages, {
    async execute(_input, context) {
      for (let page = (context.progress?.page ?? 0) + 1; page <= pages; page += 1) {
        await context.heartbeat({ page });
        copied(page);
        if (page === throwsAfter) throw new Error('the source is gone');
        while (page === hangsAfter) await wait(1_000, undefined, { signal: context.signal });
      }
      return context.complete({ lineCount: pages });
    },
  });
}

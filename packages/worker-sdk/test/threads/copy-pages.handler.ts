import { defineHandler } from '../../src/index.ts';
import { copyPages } from './copy-pages.contract.ts';

/** What the handler does, by the line's id. */
export default defineHandler(copyPages, {
  async execute({ lineId }, context) {
    if (lineId === 'wait') return context.later({ withinMs: context.ticket.length > 0 ? 60_000 : 0 });
    if (lineId === 'wait-for-nobody') return context.later({ withinMs: 60_000 });
    if (lineId === 'breach') await context.heartbeat({ nextPage: 1.5 });
    const page = context.progress?.nextPage ?? 1;
    for (let next = page + 1; next <= page + 3; next += 1) await context.heartbeat({ nextPage: next });
    return page === 1 ? context.retry('more pages next time') : context.complete({ lineCount: page });
  },
});

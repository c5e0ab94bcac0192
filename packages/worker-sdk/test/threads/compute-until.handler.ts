import { existsSync } from 'node:fs';
import { defineHandler } from '../../src/index.ts';
import { countLines } from '../helpers/contracts.ts';

/** Computes, without ever giving its thread free, until the file that `lineId` names is there. */
export default defineHandler(countLines, {
  async execute({ lineId }, context) {
    context.logger.info('computing');
    for (const endsAt = Date.now() + 45_000; lineId.startsWith('/') && !existsSync(lineId); ) {
      if (Date.now() > endsAt) return context.fail('NEVER_TOLD', `there is no file ${lineId}`);
    }
    return context.complete({ lineCount: 2 });
  },
});

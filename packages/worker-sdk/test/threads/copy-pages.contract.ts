import { v } from '@stepwright/contract';
import * as z from 'zod';
import { countLines } from '../helpers/contracts.ts';

/** `count-lines` that notes how far it has come. */
export const copyPages = {
  ...countLines,
  progress: v.json(z.object({ nextPage: z.int() })),
};

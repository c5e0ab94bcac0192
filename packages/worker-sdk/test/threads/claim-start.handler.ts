import { defineHandler } from '../../src/index.ts';
import { claimStart } from '../helpers/contracts.ts';

/** Of another contract than the tests give for it. */
export default defineHandler(claimStart, { execute: async (_input, context) => context.complete() });

import { defineHandler } from '../../src/index.ts';
import { deliver } from './deliver.contract.ts';

const dayMs = 24 * 60 * 60 * 1_000;

export default defineHandler(deliver, {
  execute: async ({ weight, dueAt }, context) =>
    context.complete({ weight: weight + 1n, dueAt: new Date(dueAt.getTime() + dayMs) }),
});

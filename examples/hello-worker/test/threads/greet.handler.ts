import { isMainThread } from 'node:worker_threads';
import { defineHandler } from '@stepwright/worker-sdk';
import { greet } from './greet.contract.ts';

export default defineHandler(greet, {
  async execute({ name }, context) {
    return context.complete({ greeting: `Hello, ${name}, from ${isMainThread ? 'the main' : 'a'} thread!` });
  },
});

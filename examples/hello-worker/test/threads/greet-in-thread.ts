import { testHandler } from '@stepwright/worker-sdk/testing';
import { defineThreadHandler } from '@stepwright/worker-sdk/threads';
import { greet } from './greet.contract.ts';

// Closes nothing: the thread must not keep the program from its end.

const handler = defineThreadHandler(greet, new URL('./greet.handler.ts', import.meta.url));
const bench = testHandler(handler, { contract: greet, businessKey: 'acme:greeting:G-1' });
const { outcome } = await bench.run({ tenantId: 'acme', name: 'Ada' });
console.log(outcome.kind === 'complete' ? outcome.output.greeting : outcome);

import { defineBusinessKey, defineTask, v } from '@stepwright/contract';

export const greet = defineTask({
  topic: 'greet-in-thread',
  description: 'A greeting exists for the name.',
  businessKey: defineBusinessKey({ type: 'greeting' }),
  input: { tenantId: v.string(), name: v.string() },
  output: { greeting: v.string() },
  external: 'none',
});

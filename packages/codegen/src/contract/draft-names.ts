import { identifierOf } from '../text/identifier.ts';

/** What the constants of a draft are called. Each has an ending, so that none is a word of the language. */
export const draftNames: {
  process(id: string): string;
  businessKey(processId: string): string;
  task(topic: string): string;
  handler(topic: string): string;
  error(code: string): string;
} = {
  process: (id) => `${identifierOf(id, 'process')}Process`,
  businessKey: (processId) => `${identifierOf(processId, 'process')}Key`,
  task: (topic) => `${identifierOf(topic, 'topic')}Task`,
  handler: (topic) => `${identifierOf(topic, 'topic')}Handler`,
  error: (code) => `${identifierOf(code.toLowerCase(), 'error')}Error`,
};

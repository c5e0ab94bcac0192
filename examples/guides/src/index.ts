export { returnedArticle } from './process-test/contracts.ts';
export { firstTry } from './process-test/first-try.ts';
export { others, refunded } from './process-test/scenarios.ts';

/** The model of the guide "Test your first process". */
export const model: URL = new URL('process-test/returned-article.bpmn', import.meta.url);

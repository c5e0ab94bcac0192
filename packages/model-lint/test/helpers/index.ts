export { loadExamples } from './load-examples.ts';
export { type InvalidExample, type RuleExample, type RuleExamples, wholeText } from './rule-example.ts';

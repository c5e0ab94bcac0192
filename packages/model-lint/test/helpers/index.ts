export { exampleProject } from './example-project.ts';
export { loadExamples } from './load-examples.ts';
export type { InvalidExample, RuleExample, RuleExamples } from './rule-example.ts';

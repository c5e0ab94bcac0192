// Made by "npm run generate".
import { type BpmnlintRuleFactory, ruleFactory } from '../rule-factory.ts';

const factory: BpmnlintRuleFactory = ruleFactory('deploy/form');

export default factory;
// What require() gives.
export { factory as 'module.exports' };

// Made by "npm run generate".
import { type BpmnlintRuleFactory, ruleFactory } from '../rule-factory.ts';

const factory: BpmnlintRuleFactory = ruleFactory('condition-ignored');

export default factory;
// What require() gives.
export { factory as 'module.exports' };

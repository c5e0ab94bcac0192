// Made by "npm run generate".
import { type BpmnlintRuleFactory, ruleFactory } from '../rule-factory.ts';

const factory: BpmnlintRuleFactory = ruleFactory('variable-overwritten');

export default factory;
// What require() gives.
export { factory as 'module.exports' };

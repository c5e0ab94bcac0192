import { lintDefinitions, type ModdleElement } from './lint-definitions.ts';

/** What bpmnlint gives a rule to say something. */
export interface BpmnlintReporter {
  report(id: string, message: string, more?: Readonly<Record<string, unknown>>): void;
}

/** A rule as bpmnlint runs it. */
export interface BpmnlintRule {
  check(node: ModdleElement, reporter: BpmnlintReporter): void;
}

/** Makes a rule; bpmnlint calls it once for each configuration. */
export type BpmnlintRuleFactory = () => BpmnlintRule;

/** Gives one of our rules to bpmnlint. Rules that need contracts, decisions or other models stay silent there: bpmnlint shows them one model. */
export function ruleFactory(name: string): BpmnlintRuleFactory {
  return () => ({
    check(node, reporter) {
      if (node.$type !== 'bpmn:Definitions') return;
      for (const { rule, elementId, message, cure } of lintDefinitions(node)) {
        if (rule === name) reporter.report(elementId ?? node.id ?? 'definitions', `${message}. ${cure}`);
      }
    },
  });
}

import type { XmlElement } from '@stepwright/model/xml';
import type { Rule } from '../../rule.ts';

/** The engine refuses a required decision that does not exist, but not a required input. */
export const decisionRequirementBroken: Rule = {
  name: 'decision-requirement-broken',
  severity: 'warning',
  title: 'A decision requires input data that its file does not have.',
  why: 'The engine does not look at it, so nothing fails. But the diagram no longer says what the decision depends on, and tools that follow it miss an input.',
  cure: 'Let `href` name an `inputData` of the file (`#id`), or remove the requirement.',
  check({ project, report }) {
    for (const { id, file, element } of project.decisions.values()) {
      const inputs = new Set(element.parent?.elements('inputData').map((one) => one.id));
      for (const required of requiredInputs(element)) {
        const href = required.attribute('href') ?? '';
        if (href.includes('#') && !href.startsWith('#')) continue;
        if (inputs.has(href.replace('#', ''))) continue;
        const message = `the decision "${id}" requires the input data "${href}", which the file does not have`;
        report({ file, element: required, subject: { id }, message });
      }
    }
  },
};

function requiredInputs(decision: XmlElement): readonly XmlElement[] {
  return decision.elements('informationRequirement').flatMap((one) => one.elements('requiredInput'));
}

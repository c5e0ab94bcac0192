import type { Rule } from '../../rule.ts';

/** H3 of the check table: a child without a business key cannot be found by it. */
export const businessKeyNotPassed: Rule = {
  name: 'business-key-not-passed',
  severity: 'warning',
  title: 'A call activity does not hand the business key to the process that it calls.',
  why: 'The called instance has no business key: operators do not find it by the order or quote that it works for, and workers that check the key refuse its tasks.',
  cure: 'Add `<camunda:in businessKey="#{execution.processBusinessKey}" />` to the call activity.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        if (!node.call || node.call.businessKey !== undefined) continue;
        const message = `the call of "${node.call.calledElement ?? ''}" passes no business key`;
        report({ file: project.fileOf(process), element: node.element, message });
      }
    }
  },
};

import type { Rule } from '../../rule.ts';
import { jobReasons } from './job-reasons.ts';
import { retryCyclesOf } from './retry-cycles-of.ts';

/** I3 of the check table. External tasks take their retries from the contract. */
export const retryCycleMissing: Rule = {
  name: 'retry-cycle-missing',
  severity: 'warning',
  title: 'The engine makes a job for an element, and nothing says how it is tried again.',
  why: 'A failed job is tried three times at once and is then an incident: a database that is away for a second is enough.',
  cure: 'Add `<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>` to the extension elements.',
  check({ project, report }) {
    for (const process of project.processes) {
      for (const node of process.allNodes) {
        for (const [element, reasons] of Map.groupBy(jobReasons(node), (reason) => reason.element)) {
          if (retryCyclesOf(element).length > 0) continue;
          const why = reasons.map(({ text }) => text).join(' and ');
          const message = `"${node.id}" is ${why}, and has no failedJobRetryTimeCycle for it`;
          report({ file: project.fileOf(process), element, subject: node, message });
        }
      }
    }
  },
};

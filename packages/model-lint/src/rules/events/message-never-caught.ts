import type { Rule } from '../../rule.ts';
import { eventEnds, nameTest } from './event-ends.ts';
import { outsideFlowTest } from './outside-flow-test.ts';

/** F4 of the check table: a message that nobody waits for. */
export const messageNeverCaught: Rule = {
  name: 'message-never-caught',
  severity: 'warning',
  title: 'A message is thrown that no model of the project waits for.',
  why: 'Correlating it finds no instance and starts none, so the task that sends it fails or its message is lost.',
  cure: 'Add the model that waits for the message, correct its name, or draw a message flow to the pool of the outside party that gets it.',
  check({ project, report }) {
    const ends = eventEnds(project, 'message');
    const isCaught = nameTest(ends, 'caught');
    const leavesFile = outsideFlowTest(project);
    const elsewhere = new Set(
      project.contracts
        .filter(({ key }) => !project.processes.some(({ id }) => id === key))
        .flatMap(({ messages }) => messages.map(({ name }) => name)),
    );
    for (const { process, node, element, side, name } of ends) {
      if (side !== 'thrown' || name === undefined || !process.isExecutable) continue;
      if (isCaught(name) || elsewhere.has(name) || leavesFile(node)) continue;
      const message = `the message "${name}" is thrown, and no model waits for it`;
      report({ file: project.fileOf(process), element, subject: node, message });
    }
  },
};

import { camundaNamespace, type XmlElement } from '@stepwright/model/xml';
import type { ProjectFile } from '../../project/project.ts';
import type { Fix, Rule } from '../../rule.ts';

const attributeName = 'isStartableInTasklist';

/** I5 of the check table: people can start by hand what needs a business key and a start command. */
export const startFromTaskList: Rule = {
  name: 'start-from-task-list',
  severity: 'info',
  title: 'A process with a contract can be started from the task list.',
  why: 'Whoever starts it there gives no business key and no start command: its first task refuses the instance, and somebody has to clear it away.',
  cure: 'Add `camunda:isStartableInTasklist="false"` to the process.',
  check({ project, report }) {
    for (const process of project.processes) {
      const { element } = process;
      const hasPlainStart = process.nodes.some(({ kind, event }) => kind === 'startEvent' && !event);
      if (!project.contractOf(process) || !hasPlainStart || element.camunda(attributeName) === 'false') continue;
      const file = project.fileOf(process);
      const message = `the task list offers to start "${process.id}", whose contract demands a business key`;
      const fix = fixOf(file, element);
      report({ file, element, subject: process, message, ...(fix && { fix }) });
    }
  },
};

function fixOf({ text }: ProjectFile, element: XmlElement): Fix | undefined {
  const title = 'Takes the process off the list of starts.';
  const from = element.start.offset;
  const stated = /isStartableInTasklist\s*=\s*(?:"[^"]*"|'[^']*')/.exec(text.slice(from, element.place.offset));
  if (stated) {
    const start = from + stated.index;
    return { title, edits: [{ start, end: start + stated[0].length, text: `${attributeName}="false"` }] };
  }
  if (element.namespaces.get('camunda') !== camundaNamespace) return undefined;
  const at = from + 1 + element.name.length;
  return { title, edits: [{ start: at, end: at, text: ` camunda:${attributeName}="false"` }] };
}

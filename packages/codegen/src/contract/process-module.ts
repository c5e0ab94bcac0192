import { basename } from 'node:path';
import { commentText } from '../text/comment-text.ts';
import { importLine } from '../text/import-line.ts';
import { printList, printProperty } from '../text/print-value.ts';
import { propertyKey } from '../text/property-key.ts';
import { quote } from '../text/quote.ts';
import type { ContractFacts } from './contract-facts.ts';
import { decide } from './decide.ts';
import { draftNames } from './draft-names.ts';
import type { VariableDraft } from './variable-draft.ts';

/** The topic that every process begins with. */
const claimStart = 'claim-start';

/** Makes the module with the contract of a process. */
export function processModule(facts: ContractFacts): string {
  const { process, description, messages } = facts;
  const key = draftNames.businessKey(process.id);
  const topics = facts.tasks.map(({ topic }) => topic);
  const inOrder = [
    ...topics.filter((topic) => topic === claimStart),
    ...topics.filter((topic) => topic !== claimStart),
  ];
  return [
    `// The first draft, made by \`stepwright generate contract\` from ${commentText(basename(process.file.fileName))}. It is yours now, and is never written again.`,
    "import { defineProcess, v } from '@stepwright/contract';",
    ...importsOf(key, topics),
    '',
    `/** ${commentText(description || process.id)} */`,
    `export const ${draftNames.process(process.id)} = defineProcess({`,
    printProperty('key', process.id, 2),
    printProperty('description', description || process.id, 2),
    `  businessKey: ${key},`,
    ...startOf(facts),
    ...(topics.includes(claimStart) ? [] : [missingClaim]),
    `  tasks: ${printList(inOrder.map(draftNames.task), '  tasks: ', 2)},`,
    ...messagesOf(messages),
    ...userTasksOf(facts),
    '});',
    '',
  ].join('\n');
}

const missingClaim = `  // A contract begins with the topic ${claimStart}, which binds the start to one instance: the model has none yet.`;

function importsOf(key: string, topics: readonly string[]): readonly string[] {
  const tasks = topics.map((topic) => ({ from: `./${topic}`, name: draftNames.task(topic) }));
  return [{ from: './business-key', name: key }, ...tasks]
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ from, name }) => importLine([name], from));
}

function startOf({ unset, computedTopics }: ContractFacts): readonly string[] {
  return [
    ...(computedTopics.length > 0
      ? [`  // Topics that are computed have no contract: ${commentText(computedTopics.join(', '))}`]
      : []),
    ...(unset.length > 0
      ? [
          `  // Read by the model, and set by nothing that it says; put each into start, or into a task's output: ${commentText(unset.join(', '))}`,
        ]
      : []),
    '  // Every start carries these two.',
    '  start: { tenantId: v.string(), startCommandId: v.string() },',
  ];
}

function messagesOf(messages: readonly string[]): readonly string[] {
  if (messages.length === 0) return [];
  return [
    '  messages: [',
    ...messages.flatMap((name) => [
      '    {',
      printProperty('name', name, 6),
      '      // The variable that is unique per wait, and the one that the message sets to its value: a repeat is known by it.',
      `      correlationVariable: ${decide('the variable that names the wait')},`,
      `      receiptVariable: ${decide('the variable that the message sets')},`,
      '      variables: {}, // the model does not say what it carries',
      '    },',
    ]),
    '  ],',
  ];
}

function userTasksOf({ userTasks }: ContractFacts): readonly string[] {
  if (userTasks.length === 0) return [];
  return [
    '  // What the completion of each task sets.',
    '  userTasks: [',
    ...userTasks.flatMap(({ id, outputs }) => [
      '    {',
      printProperty('taskDefinitionKey', id, 6),
      ...(outputs.length === 0 ? ['      variables: {}, // the model reads nothing after it'] : variablesOf(outputs)),
      '    },',
    ]),
    '  ],',
  ];
}

function variablesOf(outputs: readonly VariableDraft[]): readonly string[] {
  const lines = outputs.map(({ name, type, question }) => {
    const comment = question === undefined ? '' : ` // ${commentText(question)}`;
    return `        ${propertyKey(name)}: ${type},${comment}`;
  });
  return ['      variables: {', ...lines, '      },'];
}

/** Makes the module with the grammar of the business key. */
export function businessKeyModule(processId: string): string {
  return `import { defineBusinessKey } from '@stepwright/contract';

/** Names the subject of the process: \`<tenant>:<type>:<id>\`. */
export const ${draftNames.businessKey(processId)} = defineBusinessKey({
  // The kind of subject in one word, such as order; several processes may share one key. hasRevision: true adds :r<revision>.
  type: ${decide('the kind of subject, such as order')},
});
`;
}

/** Makes the module with the BPMN errors; undefined when there is none. */
export function errorsModule({ errors }: ContractFacts): string | undefined {
  if (errors.length === 0) return undefined;
  const parts = errors.map(({ code, title }) =>
    [
      `export const ${draftNames.error(code)} = defineError({`,
      `  code: ${quote(code)},`,
      printProperty('description', commentText(title) || code, 2),
      '});',
      '',
    ].join('\n'),
  );
  return ["import { defineError } from '@stepwright/contract';", '', parts.join('\n')].join('\n');
}

import { commentText } from '../text/comment-text.ts';
import { importLine } from '../text/import-line.ts';
import { printList, printProperty } from '../text/print-value.ts';
import { quote } from '../text/quote.ts';
import type { CaughtError } from './caught-errors.ts';
import type { TaskFacts } from './contract-facts.ts';
import { decide } from './decide.ts';
import { draftNames } from './draft-names.ts';
import type { VariableDraft } from './variable-draft.ts';

/** Makes the module with the contract of one task. */
export function taskModule(task: TaskFacts, processId: string): string {
  const { topic, description, errors, retry } = task;
  const key = draftNames.businessKey(processId);
  const names = errors.map(({ code }) => draftNames.error(code)).sort();
  const fromContract = retry.kind === 'stated' ? 'defineTask, parseRetryCycle, v' : 'defineTask, v';
  return [
    `import { ${fromContract} } from '@stepwright/contract';`,
    importLine([key], './business-key'),
    ...(names.length > 0 ? [importLine(names, './errors')] : []),
    '',
    `/** ${commentText(description)} */`,
    `export const ${draftNames.task(topic)} = defineTask({`,
    printProperty('topic', topic, 2),
    printProperty('description', description, 2),
    `  businessKey: ${key},`,
    ...variablesOf('input', [tenantId, ...task.inputs]),
    ...(task.outputs.length > 0 ? variablesOf('output', task.outputs) : []),
    ...errorsOf(errors),
    ...retryOf(task),
    ...external,
    '});',
    '',
  ].join('\n');
}

/** Every task has it: workers compare it with the business key. */
const tenantId = { name: 'tenantId', type: 'v.string()', question: undefined, isOptional: false };

const external: readonly string[] = [
  "  // 'none' when the handler changes nothing outside our own services. Otherwise { class, system, operation } and, beside it, an",
  "  // idempotencyKey; the class says what the other system can do about a repeat: 'keyed' knows the key, 'queryable' can be asked,",
  "  // 'blind' neither.",
  `  external: ${decide("'none', or the effect on another system")},`,
];

function variablesOf(
  side: string,
  variables: readonly (VariableDraft & { readonly isOptional?: boolean })[],
): readonly string[] {
  const lines = variables.map(({ name, type, question, isOptional }) => {
    const comment = question === undefined ? '' : ` // ${commentText(question)}`;
    return `    ${name}: ${type}${isOptional ? '.optional()' : ''},${comment}`;
  });
  return [`  ${side}: {`, ...lines, '  },'];
}

function errorsOf(errors: readonly CaughtError[]): readonly string[] {
  if (errors.length === 0) return [];
  const around = errors.filter(({ isOnTask }) => !isOnTask);
  const names = errors.map(({ code }) => draftNames.error(code));
  return [
    ...(around.length > 0
      ? [`  // Caught around the task: keep those that it raises. ${around.map(({ code }) => code).join(', ')}`]
      : []),
    `  errors: ${printList(names, '  errors: ', 2)},`,
  ];
}

function retryOf({ retry }: TaskFacts): readonly string[] {
  switch (retry.kind) {
    case 'none':
      return [];
    case 'stated':
      return [`  retry: parseRetryCycle(${quote(retry.text)}),`];
    case 'unfit':
      return [
        `  // The model's retry cannot be one policy, so the default holds: ${commentText(retry.texts.join(' or '))}`,
      ];
  }
}

import { commentText } from '../text/comment-text.ts';
import { importLine } from '../text/import-line.ts';
import type { TaskFacts } from './contract-facts.ts';
import { decide } from './decide.ts';
import { draftNames } from './draft-names.ts';

/** Makes the module with the first handler of a task. Its answer is left open: the types of the SDK take no other than one of its outcomes. */
export function handlerModule({ topic, description, outputs, errors }: TaskFacts): string {
  const task = draftNames.task(topic);
  const output = outputs.map(({ name }) => name).join(', ');
  return [
    "import { type BoundHandler, defineHandler } from '@stepwright/worker-sdk';",
    importLine([task], `../${topic}`),
    '',
    `/** ${commentText(description)} */`,
    `export const ${draftNames.handler(topic)}: BoundHandler = defineHandler(${task}, {`,
    '  // execute(input, context) may run more than once. It answers with one of these:',
    `  // - context.complete(${output === '' ? '' : `{ ${output} }`}): it is done, and the model goes on`,
    ...errors.map(({ code, title }) => `  // - context.bpmnError('${code}'): ${commentText(title)}`),
    '  // - context.retry(reason): again later, by the retry policy',
    '  // - context.fail(code, reason): no repeat will help, a person must look',
    '  // With an external effect: context.begin before anything is sent, and a method reconcile beside this one.',
    '  async execute() {',
    `    return ${decide('one of the outcomes above')};`,
    '  },',
    '});',
    '',
  ].join('\n');
}

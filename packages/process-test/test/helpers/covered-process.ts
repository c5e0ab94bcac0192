import {
  defineBusinessKey,
  defineError,
  defineProcess,
  defineTask,
  type ProcessContract,
  v,
} from '@stepwright/contract';
import { type ProcessUnderTest, processUnderTest } from '../../src/process-under-test.ts';
import type { Passage, RunHistory } from '../../src/run/run-history.ts';
import { modelText, processText } from './bpmn-text.ts';

const businessKey = defineBusinessKey({ type: 'order' });
const task = { description: 'Does it.', businessKey, input: { tenantId: v.string() }, external: 'none' } as const;
const error = (code: string) => defineError({ code, description: 'It happened.' });

/** A contract of the process `p`, whose task `reserve` declares two errors. */
export const contract: ProcessContract = defineProcess({
  key: 'p',
  description: 'For tests of coverage.',
  businessKey,
  start: { tenantId: v.string(), startCommandId: v.string() },
  tasks: [
    defineTask({ ...task, topic: 'claim-start' }),
    defineTask({ ...task, topic: 'reserve', errors: [error('NO_STOCK'), error('NO_PRICE')] }),
  ],
});

/** A model of the process `p` of these parts, with other files beside it. */
export function subjectOf(parts: readonly string[], ...others: { name: string; content: string }[]): ProcessUnderTest {
  return processUnderTest(contract, [{ name: 'p.bpmn', content: modelText(processText('p', ...parts)) }, ...others]);
}

/**
 * A history of one instance of `p` as it is told: passages in their order, those that go on with a `…` behind the element, those that were made
 * to leave with a `!`.
 */
export function historyOf(...told: readonly string[]): RunHistory {
  const passages = told.map((text, index): Passage => {
    const [, element = '', state] = /^(.*?)(…|!)?$/.exec(text) ?? [];
    const endedAtMs = state === '…' ? undefined : 0;
    const owner = { around: 'instance', process: 'p', processInstanceId: 'instance' };
    return { id: `${index}`, element, ...owner, startedAtMs: 0, endedAtMs, isCanceled: state === '!' };
  });
  return { passages, raised: [], decisions: [] };
}

import { defineBusinessKey, type ProcessContract } from '@stepwright/contract';
import { type ModelFile, type ProcessUnderTest, processUnderTest } from '../../src/process-under-test.ts';

/** Takes models for the process of this key, under a contract that says nothing more. */
export function subjectOf(key: string, ...files: readonly ModelFile[]): ProcessUnderTest {
  const contract: ProcessContract = {
    kind: 'process',
    key,
    description: 'a process of a test',
    businessKey: defineBusinessKey({ type: 'test' }),
    start: {},
    tasks: [],
    messages: [],
    userTasks: [],
  };
  return processUnderTest(contract, files);
}

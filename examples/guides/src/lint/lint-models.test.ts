import { readFile } from 'node:fs/promises';
import { createProject, lintProject } from '@stepwright/model-lint';
import { expect, test } from 'vitest';
import { creditOrder } from './contracts.ts';

// #region code
const fileName = 'credit-order.bpmn';

test('the model and its contract do not fit', async () => {
  const content = await readFile(new URL(fileName, import.meta.url));
  const project = createProject({ files: [{ fileName, content }], contracts: [creditOrder] });
  const { findings } = lintProject(project, { rules: { 'diagram-missing': 'off' } });
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ rule, elementId }) => `${rule}: ${elementId}`)).toEqual([
    'error-uncaught: check-credit', // CUSTOMER_UNKNOWN would end the path without a word
    'comparison-impossible: yes', // the contract gives GRANTED, the condition waits for APPROVED
  ]);
});
// #endregion

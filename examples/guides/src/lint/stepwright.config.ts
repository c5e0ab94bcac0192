// #region config
import { defineConfig } from '@stepwright/cli';
import { creditOrder } from './contracts.ts';

export default defineConfig({
  models: ['*.bpmn'],
  contracts: [creditOrder],
  lint: {
    policy: { candidateGroups: ['sales', 'sales-managers'] },
    rules: { 'diagram-missing': 'off' },
  },
});
// #endregion

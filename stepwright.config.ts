import * as contracts from '@platform/contracts';
import { defineConfig } from '@stepwright/cli';

/** What the commands of `stepwright` look at in this repository: the platform's own models with the contracts of their workers. */
export default defineConfig({
  models: ['bpmn/*/*.bpmn'],
  decisions: ['dmn/*/*.dmn'],
  contracts: [contracts.orderFulfillment, contracts.quoteApproval],
  generate: { out: 'contracts/models' },
});

import * as contracts from '@platform/contracts';
import { defineConfig } from '@stepwright/cli';

/** What `stepwright lint` checks in this repository: the platform's own models with the contracts of their workers. */
export default defineConfig({
  models: ['bpmn/*/*.bpmn'],
  decisions: ['dmn/*/*.dmn'],
  contracts: [contracts.orderFulfillment, contracts.quoteApproval],
});

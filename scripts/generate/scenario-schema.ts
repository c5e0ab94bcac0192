import { scenarioJsonSchema } from '@stepwright/process-test';
import type { Generator } from './generated-file.ts';

/** Writes the JSON Schema of files with scenarios, so that editors check and complete them. */
export const scenarioSchema: Generator = {
  name: 'schema of scenarios',
  owns: /^packages\/process-test\/scenarios\.schema\.json$/,
  generate: async () => ({
    files: [
      {
        file: 'packages/process-test/scenarios.schema.json',
        text: `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
      },
    ],
  }),
};

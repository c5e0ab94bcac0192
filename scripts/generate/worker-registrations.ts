import { makeRegistrations } from '../generate-registrations.ts';
import type { Generator } from './generated-file.ts';

/** Writes for each worker which handler serves which topic, from the process contracts. */
export const workerRegistrations: Generator = {
  name: 'worker registrations',
  owns: /^workers\/[^/]+\/src\/generated\/registrations\.ts$/,
  async generate() {
    return { files: makeRegistrations().map(({ path, content }) => ({ file: path, text: content })) };
  },
};

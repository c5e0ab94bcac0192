import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generator } from './generated-file.ts';
import { featureProblems } from './worker-features/feature-problems.ts';
import { featuresPage } from './worker-features/features-page.ts';
import { featureGroups } from './worker-features/rows.ts';

/** Makes the page that says what the worker SDK can do and which test shows it. A row whose test is not there is a problem. */
export const workerFeatures: Generator = {
  name: 'worker features',
  owns: /^docs\/worker-features\.md$/,
  async generate(root) {
    const read = (file: string): string | undefined => {
      const path = join(root, file);
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    };
    return {
      files: [{ file: 'docs/worker-features.md', text: featuresPage(featureGroups) }],
      problems: featureProblems(featureGroups, read),
    };
  },
};

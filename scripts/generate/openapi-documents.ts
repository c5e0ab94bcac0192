import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ServiceApp } from '@stepwright/service-kit';
import { readWorkspaces } from '../tidy/workspace.ts';
import type { GeneratedFile, Generator } from './generated-file.ts';
import { stubParts } from './stub-parts.ts';

/** Writes what each service serves at `/openapi.json` to `contracts/http/<noun>.openapi.json`, where a change is reviewed as a diff. */
export const openApiDocuments: Generator = {
  name: 'OpenAPI documents',
  owns: /^contracts\/http\/[^/]+\.openapi\.json$/,
  async generate(root) {
    const services = readWorkspaces((file) => readFileSync(join(root, file), 'utf8')).filter(
      ({ kind }) => kind === 'service',
    );
    const files: GeneratedFile[] = [];
    const problems: string[] = [];
    for (const { name, folder } of services) {
      try {
        files.push(await documentOf(name, basename(folder)));
      } catch (cause) {
        problems.push(cause instanceof Error ? cause.message : String(cause));
      }
    }
    return { files, problems };
  },
};

async function documentOf(packageName: string, noun: string): Promise<GeneratedFile> {
  const builder = builderIn((await import(packageName)) as Record<string, unknown>, packageName);
  const app = await builder(stubParts(`parts of ${noun}`));
  return { file: `contracts/http/${noun}.openapi.json`, text: `${JSON.stringify(app.openApi(), undefined, 2)}\n` };
}

type Builder = (parts: unknown) => ServiceApp | Promise<ServiceApp>;

function builderIn(exports: Readonly<Record<string, unknown>>, packageName: string): Builder {
  const name = Object.keys(exports).find((key) => /^build[A-Z]\w*App$/.test(key));
  if (name === undefined) {
    throw new Error(
      `${packageName} exports no build<Noun>App, found ${Object.keys(exports).join(', ') || 'nothing'}; export it from its index`,
    );
  }
  return exports[name] as Builder;
}

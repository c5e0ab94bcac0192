import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import type { PublishedEntry, PublishedPackage } from '../build/published-packages.ts';
import { buildDeclarations, type DeclarationTree } from './declaration-tree.ts';
import type { GeneratedFile, Generator } from './generated-file.ts';

/**
 * Makes one report for each entry of each published package: every name that users can import with its type, and the types that those need
 * though nobody can import them. A change of surface is a diff in review.
 */
export const apiReports: Generator = {
  name: 'API reports',
  owns: /^docs\/api-report\/.*$/,
  async generate(root) {
    using tree = buildDeclarations(root);
    const prepared = tree.packages.flatMap((each) =>
      each.entries.map((entry) => ({ entry, config: extractorConfig(tree, each, entry) })),
    );
    const [first, ...others] = prepared.map(({ config }) => config);
    if (first === undefined) return { files: [] };
    // One analysis for all entries: it takes most of the time.
    const compilerState = CompilerState.create(first, {
      additionalEntryPoints: others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
    });
    return { files: prepared.map(({ entry, config }) => reportOf(entry, config, compilerState)) };
  },
};

function extractorConfig(tree: DeclarationTree, { folder }: PublishedPackage, entry: PublishedEntry): ExtractorConfig {
  const projectFolder = join(tree.folder, folder);
  const silent = { default: { logLevel: ExtractorLogLevel.None } };
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(projectFolder, 'package.json'),
    configObject: {
      projectFolder,
      mainEntryPointFilePath: join(projectFolder, entry.declarations),
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions, files: [entry.declarations] } },
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFileName: entry.title,
        reportFolder: tree.folder,
        reportTempFolder: join(tree.folder, 'reports'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // Types that are used and not exported stand in the report as declarations without `export`.
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  });
}

const compilerOptions = {
  target: 'es2024',
  lib: ['es2024', 'esnext.disposable'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  skipLibCheck: true,
};

function reportOf({ specifier, title }: PublishedEntry, config: ExtractorConfig, state: CompilerState): GeneratedFile {
  const errors: string[] = [];
  // Its default is to compare with the report on disk; there is none, so that it writes one.
  writeFileSync(config.reportFilePath, '');
  Extractor.invoke(config, {
    compilerState: state,
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.formatMessageWithoutLocation());
      message.handled = true;
    },
  });
  if (errors.length > 0) throw new Error(`${specifier}: ${errors.join('; ')}`);
  return { file: `docs/api-report/${title}.api.md`, text: readFileSync(config.reportFilePath, 'utf8') };
}

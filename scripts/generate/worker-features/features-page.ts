import type { Feature, FeatureGroup } from './feature.ts';

/** Writes the page with a table for each group; what is missing stands in its group too. */
export function featuresPage(groups: readonly FeatureGroup[]): string {
  const all = groups.flatMap(({ features }) => features);
  const missing = all.filter((row) => 'missing' in row);
  return `# What the worker SDK can do

Generated from \`scripts/generate/worker-features\` by \`npm run generate\`, which fails when a test that is named here is not there.

${all.length} rows, ${missing.length} of them missing: those say why, and what does instead. How the parts work together is said in the [guides](guides/README.md).

${groups.map(section).join('\n')}`;
}

function section({ group, features }: FeatureGroup): string {
  return `## ${group}

| feature | how | shown by |
| --- | --- | --- |
${features.map(line).join('\n')}
`;
}

function line(row: Feature): string {
  if ('missing' in row) return `| ${cell(row.feature)} | **Missing.** ${cell(row.missing)} | |`;
  const { file, title } = row.test;
  return `| ${cell(row.feature)} | ${cell(row.how)} | [${cell(title)}](../${file}) |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

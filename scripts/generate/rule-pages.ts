import { crashRule, type Finding, lintProject, type Rule, rules, suppressionRules } from '@stepwright/model-lint';
import {
  exampleProject,
  type InvalidExample,
  loadExamples,
  type RuleExample,
  type RuleExamples,
} from '@stepwright/model-lint/rule-examples';
import type { Generator } from './generated-file.ts';

const FOLDER = 'docs/rules';

/** Makes a page for every rule of the lint from its texts and its examples, and their index. */
export const rulePages: Generator = {
  name: 'rule pages',
  owns: /^docs\/rules\/.*\.md$/,
  async generate() {
    const examples = await loadExamples();
    const all = [...rules, crashRule, ...suppressionRules].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return {
      files: [
        ...all.map((rule) => ({ file: `${FOLDER}/${rule.name}.md`, text: page(rule, examples.get(rule.name)) })),
        { file: `${FOLDER}/README.md`, text: index(all) },
      ],
      problems: rules.filter(({ name }) => !examples.has(name)).map(({ name }) => `the rule ${name} has no examples`),
    };
  },
};

function page(rule: Rule, examples: RuleExamples | undefined): string {
  const { name, severity, title, why, cure } = rule;
  const [wrong] = examples?.invalid ?? [];
  const [right] = examples?.valid ?? [];
  const shown = [wrong ? wrongPart(rule, wrong) : '', right ? rightPart(right) : ''].filter((part) => part !== '');
  return `# ${name}

${title}

Severity: ${severity}${name.startsWith('deploy/') ? ', always: the engine refuses the file' : ''}.

## Why

${why}

## Cure

${cure}
${shown.map((part) => `\n${part}`).join('')}${examples ? `\nEvery example, with its contracts: \`packages/model-lint/test/rules/${name}.examples.ts\`.\n` : ''}
## Settings

${settings(name)}
`;
}

function wrongPart(rule: Rule, example: InvalidExample): string {
  const said = lint(rule, example).map(
    ({ file, line, column, message, path }) =>
      `${file}:${line}:${column} ${message}${path.length > 0 ? `\n  way: ${path.join(' > ')}` : ''}`,
  );
  return `## Wrong: ${example.title}

${filesOf(example)}
\`\`\`text
${said.join('\n')}
\`\`\`
`;
}

function rightPart(example: RuleExample): string {
  return `## Right: ${example.title}

${filesOf(example)}`;
}

/** The parts of the files that matter; a long one is cut. */
function filesOf({ files }: RuleExample): string {
  const entries = Object.entries(files);
  return entries
    .map(([fileName, file]) => {
      const text = typeof file === 'string' ? file : [file.definitions, file.process].filter(Boolean).join('\n');
      const lines = text.trimEnd().split('\n');
      const cut = lines.length > 40 ? [...lines.slice(0, 40), '…'] : lines;
      const shown = cut.map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line)).join('\n');
      return `${entries.length > 1 ? `\`${fileName}\`\n\n` : ''}\`\`\`xml\n${shown}\n\`\`\`\n`;
    })
    .join('\n');
}

function lint(rule: Rule, example: RuleExample): readonly Finding[] {
  return lintProject(exampleProject(example), { only: [rule.name] }, [rule]).findings;
}

function settings(name: string): string {
  if (name.startsWith('deploy/')) return 'It can be neither switched off nor suppressed: the engine does not ask.';
  const property = `<camunda:property name="lint-ignore" value="${name} until 2027-01-31: why it may stay" />`;
  return `In \`stepwright.config.ts\`: \`lint: { rules: { '${name}': 'off' } }\`, or another severity. For one element, until a day:

\`\`\`xml
${property}
\`\`\``;
}

function index(all: readonly Rule[]): string {
  const row = ({ name, severity, title }: Rule): string => `| [${name}](${name}.md) | ${severity} | ${title} |`;
  const isDeploy = ({ name }: Rule): boolean => name.startsWith('deploy/');
  const table = (some: readonly Rule[]): string =>
    ['| rule | severity | finds |', '| --- | --- | --- |', ...some.map(row)].join('\n');
  return `# Rules of \`stepwright lint\`

Generated from the rules of \`@stepwright/model-lint\` and their examples by \`npm run generate\`. ${all.length} rules; each page says what happens at
run time, what to do, and shows a wrong and a right model.

## What looks at the project

${table(all.filter((rule) => !isDeploy(rule)))}

## Deploy parity

What the parser of Camunda 7.24 refuses is an error here too, with line and column. These rules cannot be switched off.

${table(all.filter(isDeploy))}
`;
}

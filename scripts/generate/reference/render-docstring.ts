import type { DescribedParameter, Docstring } from './read-docstring.ts';

/** Turns the name behind `{@link` into a link. */
export type LinkTo = (name: string) => string;

/** What stands below a signature: the text, parameters, result, errors and examples. */
export function renderDocstring(docstring: Docstring, linkTo: LinkTo): string {
  const { text, parameters, returns, throws, examples } = docstring;
  return [
    markdownOf(text, linkTo),
    parameters.map((each) => `- ${indented(parameterText(each, linkTo))}`).join('\n'),
    returns && `Returns ${markdownOf(returns, linkTo)}`,
    throws.map((each) => `Throws ${markdownOf(each, linkTo)}`).join('\n\n'),
    defaultText(docstring.defaultValue, linkTo),
    ...examples.map(exampleText),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The docstring of a member, to stand behind its signature in a list. */
export function renderMemberDocstring(docstring: Docstring, linkTo: LinkTo): string {
  const { text, parameters, returns, throws, defaultValue, examples } = docstring;
  const sentences = [
    markdownOf(text, linkTo),
    defaultText(defaultValue, linkTo),
    ...parameters.map((each) => parameterText(each, linkTo)),
    returns && `Returns ${markdownOf(returns, linkTo)}`,
    ...throws.map((each) => `Throws ${markdownOf(each, linkTo)}`),
  ];
  const prose = sentences.flatMap((each) => (each ? [/[.:!?]$/.test(each) ? each : `${each}.`] : [])).join(' ');
  return [prose, ...examples.map(exampleText)].filter(Boolean).join('\n\n');
}

/** The first sentence, on one line, for a table. */
export function summaryOf({ text }: Docstring, linkTo: LinkTo): string {
  const [paragraph = ''] = text.split(/\n\s*\n/);
  const line = paragraph.replace(/\s+/g, ' ');
  const sentence = /^.*?[.!?](?=\s+[A-Z`{]|$)/.exec(line)?.[0] ?? line;
  return markdownOf(sentence, linkTo).replaceAll('|', '\\|');
}

/** Docstrings are Markdown already; only links are made, and angle brackets kept from being HTML. */
function markdownOf(text: string, linkTo: LinkTo): string {
  return text
    .split(/(```[\s\S]*?```|`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/<(?=[a-z/!])/gi, '&lt;')
            .replace(/\{@link\s+([\w$.]+)(?:\s*\|?\s*([^}]*))?\}/g, (_, name: string) => linkTo(name)),
    )
    .join('');
}

function parameterText({ name, text, defaultValue }: DescribedParameter, linkTo: LinkTo): string {
  const said = [markdownOf(text, linkTo), defaultText(defaultValue, linkTo)].filter(Boolean).join(' ');
  return said === '' ? `\`${name}\`` : `\`${name}\`: ${said}`;
}

/** Numbers, quoted text and the like are code; a default in words stays words. */
function defaultText(value: string | undefined, linkTo: LinkTo): string | undefined {
  if (!value) return undefined;
  const isCode = /^(?:true|false|undefined|-?[\d_.]+|'[^']*'|\[\]|\{\}|[A-Z_]+)$/.test(value);
  return `Default: ${isCode ? `\`${value}\`` : markdownOf(value, linkTo)}.`;
}

/** The end of a comment cannot stand in a docstring, and is escaped there. */
function exampleText(example: string): string {
  const code = example.replaceAll('*\\/', '*/');
  return code.includes('```') ? code : `\`\`\`ts\n${code}\n\`\`\``;
}

function indented(text: string): string {
  return text.replace(/\n(?!\n)/g, '\n  ');
}

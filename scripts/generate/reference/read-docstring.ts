import ts from 'typescript-api';

/** What a docstring says, part by part, as Markdown in which `{@link …}` still stands. */
export interface Docstring {
  readonly text: string;
  readonly parameters: readonly DescribedParameter[];
  readonly returns?: string;
  /** Each names the error first. */
  readonly throws: readonly string[];
  readonly defaultValue?: string;
  readonly examples: readonly string[];
}

/** A parameter with what is said of it. */
export interface DescribedParameter {
  readonly name: string;
  readonly text: string;
  readonly defaultValue?: string;
}

/** Reads the docstring right above a declaration or a member. */
export function readDocstring(node: ts.Node): Docstring {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  const tags: readonly ts.JSDocTag[] = comment?.tags ?? [];
  const texts = (name: string) => tags.filter(({ tagName }) => tagName.text === name).map((tag) => textOf(tag.comment));
  const [returns] = texts('returns');
  // A default right behind a parameter is that parameter's.
  const ofParameter = tags.filter((tag, index) => isDefault(tag) && isParameter(tags[index - 1]));
  const own = tags.find((tag) => isDefault(tag) && !ofParameter.includes(tag));
  const [defaultValue, ...behindDefault] = own ? paragraphsOf(textOf(own.comment)) : [];
  return {
    text: [textOf(comment?.comment), ...behindDefault].filter(Boolean).join('\n\n'),
    parameters: tags.flatMap((tag, index) => {
      if (!ts.isJSDocParameterTag(tag)) return [];
      const next = tags[index + 1];
      const text = textOf(tag.comment).replace(/^-\s*/, '');
      const defaultValue = next && isDefault(next) ? { defaultValue: textOf(next.comment) } : {};
      return [{ name: tag.name.getText(), text, ...defaultValue }];
    }),
    ...(returns !== undefined && { returns }),
    throws: tags.filter((tag) => ts.isJSDocThrowsTag(tag)).map(throwsText),
    ...(defaultValue !== undefined && { defaultValue }),
    examples: texts('example'),
  };
}

function isDefault({ tagName }: ts.JSDocTag): boolean {
  return tagName.text === 'default';
}

function isParameter(tag: ts.JSDocTag | undefined): boolean {
  return tag !== undefined && ts.isJSDocParameterTag(tag);
}

/** The error's name is a link, with braces and without. */
function throwsText(tag: ts.JSDocThrowsTag): string {
  const name = tag.typeExpression?.type.getText();
  const said = [...(name === undefined ? [] : [`{@link ${name}}`]), textOf(tag.comment)].join(' ').trim();
  const text = said.replace(/^[\w.]*Error(?=\s|$)/, '{@link $&}').replace(/\{([\w.]*Error)\}/g, '{@link $1}');
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A docstring may go on behind the default of a member. */
function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/);
}

function textOf(comment: ts.JSDoc['comment']): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim();
}

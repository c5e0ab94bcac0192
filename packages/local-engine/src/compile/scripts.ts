import type { XmlElement } from '@stepwright/model/xml';
import type { Compilation } from './compilation.ts';
import { looksLikeExpression } from './compile-expression.ts';

/** What says a script: its language, its text and where its text is. */
export interface ScriptParts {
  readonly language: string | undefined;
  readonly source: string | undefined;
  readonly resource: string | undefined;
}

/**
 * Says why Camunda cannot take a script; undefined when it can. The script itself is not looked at before it runs, but a text or a place that is
 * an expression must parse.
 */
export function faultOfScript(
  { expression }: Compilation,
  { language, source, resource }: ScriptParts,
  element: XmlElement,
): string | undefined {
  if (!language) return `Script language is ${language === undefined ? 'null' : 'empty'}`;
  if (source === undefined && resource === undefined) return 'No script source or resource was given';
  const text = resource ? resource : source;
  if (text === undefined) return 'Script source is null';
  if (looksLikeExpression(text) && language.toLowerCase() !== 'juel') expression(text, element);
  return undefined;
}

/** Says what is wrong with a `camunda:script` element; undefined when nothing is. */
export function faultOfScriptElement(compilation: Compilation, element: XmlElement): string | undefined {
  const language = element.attribute('scriptFormat');
  if (!language) return "Missing attribute 'scriptFormat' for 'script' element";
  const parts = { language, source: element.text, resource: element.attribute('resource') };
  return faultOfScript(compilation, parts, element) === undefined ? undefined : 'Unable to process script';
}

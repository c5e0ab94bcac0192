import { Parser } from 'saxen';
import { DecisionError } from '../decision-error.ts';
import { checkXml, type XmlLimits } from './check-xml.ts';
import type { XmlElement } from './xml-element.ts';

interface OpenElement extends XmlElement {
  readonly qualifiedName: string;
  readonly children: OpenElement[];
  readonly prefixes: ReadonlyMap<string, string>;
  text: string;
}

const predefined: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

/**
 * Reads well-formed XML into elements.
 * @throws DecisionError `DMN_XML`, and what `checkXml` refuses
 */
export function readXml(xml: string, limits: XmlLimits): XmlElement {
  const { fileName } = limits;
  // The parser counts lines from the start for every question, so the lines of the tags are counted before.
  const lines = checkXml(xml, limits);
  let tags = 0;
  const open: OpenElement[] = [];
  const roots: OpenElement[] = [];
  const fail = (what: string, line: number): DecisionError =>
    new DecisionError('DMN_XML', `${fileName ?? 'the DMN'} line ${line}: ${what}`, { fileName, line });
  const addText = (text: string, context: () => { line: number }): void => {
    const parent = open.at(-1);
    if (parent) parent.text += text;
    else if (text.trim() !== '') throw fail('there is text outside of the root element', context().line + 1);
  };
  const problems: DecisionError[] = [];
  const parser = new Parser();
  parser.on('openTag', (qualifiedName, attributes, decode) => {
    const line = lines[tags] ?? 1;
    tags += 1;
    const parent = open.at(-1);
    const element = openElement(qualifiedName, attributes(), decode, parent, line);
    if (!element) throw fail(`'${qualifiedName}' has a prefix that nothing declares`, line);
    (parent ? parent.children : roots).push(element);
    open.push(element);
  });
  parser.on('closeTag', (qualifiedName, _, __, context) => {
    if (open.pop()?.qualifiedName !== qualifiedName)
      throw fail(`'</${qualifiedName}>' closes nothing`, context().line + 1);
  });
  parser.on('text', (text, decode, context) => addText(decode(text), context));
  parser.on('cdata', (text, context) => addText(text, context));
  const note = (error: Error, context: () => { line: number }): void => {
    problems.push(error instanceof DecisionError ? error : fail(error.message, context().line + 1));
  };
  parser.on('error', note);
  parser.on('warn', note);
  parser.parse(xml.replace(/^\uFEFF/, ''));
  const [problem] = problems;
  if (problem) throw problem;
  const [root, second] = roots;
  if (!root || second || open.length > 0)
    throw fail('the XML is not complete: it needs one root element that is closed', open.at(-1)?.line ?? 1);
  return root;
}

function openElement(
  qualifiedName: string,
  raw: Readonly<Record<string, string>>,
  decode: (text: string) => string,
  parent: OpenElement | undefined,
  line: number,
): OpenElement | undefined {
  const prefixes = new Map(parent?.prefixes ?? predefined);
  const plain = new Map<string, string>();
  const prefixed: [string, string][] = [];
  for (const [name, value] of Object.entries(raw)) {
    const text = decode(value);
    if (name === 'xmlns') prefixes.set('', text);
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), text);
    else if (name.includes(':')) prefixed.push([name, text]);
    else plain.set(name, text);
  }
  const resolved = resolve(qualifiedName, prefixes);
  if (!resolved) return undefined;
  const foreign = new Map<string, string>();
  for (const [name, text] of prefixed) {
    const attribute = resolve(name, prefixes);
    if (!attribute) return undefined;
    foreign.set(`{${attribute.namespace}}${attribute.name}`, text);
  }
  return { qualifiedName, ...resolved, attributes: plain, foreign, children: [], text: '', line, prefixes };
}

function resolve(
  qualifiedName: string,
  prefixes: ReadonlyMap<string, string>,
): { namespace: string; name: string } | undefined {
  const at = qualifiedName.indexOf(':');
  const namespace = prefixes.get(at === -1 ? '' : qualifiedName.slice(0, at));
  if (namespace === undefined && at !== -1) return undefined;
  return { namespace: namespace ?? '', name: qualifiedName.slice(at + 1) };
}

import { DecisionError, type DecisionErrorCode } from '../decision-error.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { isFeel } from './namespaces.ts';

/** The attributes of DMN that the elements have besides `id` and `label`. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  definitions: ['name', 'namespace', 'expressionLanguage', 'typeLanguage', 'exporter', 'exporterVersion'],
  decision: ['name'],
  decisionTable: ['typeRef', 'hitPolicy', 'aggregation', 'preferredOrientation', 'outputLabel'],
  inputExpression: ['typeRef', 'expressionLanguage'],
  literalExpression: ['typeRef', 'expressionLanguage'],
  outputEntry: ['typeRef', 'expressionLanguage'],
  inputEntry: ['expressionLanguage'],
  output: ['name', 'typeRef'],
  variable: ['name', 'typeRef'],
  requiredDecision: ['href'],
  requiredInput: ['href'],
};

/** What reading one file shares. */
export interface Reading {
  readonly fileName: string | undefined;
  /** The namespace of DMN that the file uses. */
  readonly namespace: string;
  /** The expression language of the whole file. */
  readonly language: string | undefined;
}

export function refuse(reading: Reading, code: DecisionErrorCode, element: XmlElement, what: string): DecisionError {
  const id = element.attributes.get('id');
  const place = `${reading.fileName ?? 'the DMN'} line ${element.line}, ${element.name}${id === undefined ? '' : ` '${id}'`}`;
  return new DecisionError(code, `${place}: ${what}`, {
    fileName: reading.fileName,
    elementId: id,
    line: element.line,
  });
}

/** The DMN children of an element; others are extensions. */
export function dmnChildren(reading: Reading, element: XmlElement): readonly XmlElement[] {
  return element.children.filter(({ namespace }) => namespace === reading.namespace);
}

/**
 * Checks that the DMN children are of these names, in this order. `?` behind a name stands for at most one, `*` for any number, `!` for exactly one.
 * @throws DecisionError `DMN_STRUCTURE` or `UNSUPPORTED_ELEMENT`
 */
export function checkChildren(reading: Reading, element: XmlElement, model: readonly string[]): void {
  checkContent(reading, element);
  let position = 0;
  const names = model.map((part) => part.slice(0, -1));
  const counts = new Map<string, number>();
  for (const child of element.children) {
    if (child.namespace !== reading.namespace) {
      throw refuse(
        reading,
        'DMN_STRUCTURE',
        child,
        `an element of the namespace '${child.namespace}' belongs into extensionElements`,
      );
    }
    const at = names.indexOf(child.name);
    if (at === -1) throw refuse(reading, 'UNSUPPORTED_ELEMENT', child, `it is not supported in ${element.name}`);
    if (at < position) throw refuse(reading, 'DMN_STRUCTURE', child, `it has to stand before ${names[position]}`);
    position = at;
    counts.set(child.name, (counts.get(child.name) ?? 0) + 1);
  }
  for (const part of model) {
    const count = counts.get(part.slice(0, -1)) ?? 0;
    if (part.endsWith('!') && count === 0)
      throw refuse(reading, 'DMN_STRUCTURE', element, `${part.slice(0, -1)} is missing`);
    if (!part.endsWith('*') && count > 1)
      throw refuse(reading, 'DMN_STRUCTURE', element, `it has more than one ${part.slice(0, -1)}`);
  }
}

/** Refuses text between elements and attributes that DMN does not know. @throws DecisionError `DMN_STRUCTURE` */
export function checkContent(reading: Reading, element: XmlElement): void {
  if (element.text.trim() !== '') {
    throw refuse(
      reading,
      'DMN_STRUCTURE',
      element,
      `the text '${element.text.trim().slice(0, 40)}' does not belong here`,
    );
  }
  const known = attributes[element.name] ?? [];
  for (const name of element.attributes.keys()) {
    if (name === 'id' || name === 'label' || known.includes(name)) continue;
    throw refuse(reading, 'DMN_STRUCTURE', element, `it has no attribute '${name}' in DMN`);
  }
}

/** @throws DecisionError `DMN_STRUCTURE` when the attribute is missing */
export function attributeOf(reading: Reading, element: XmlElement, name: string): string {
  const value = element.attributes.get(name);
  if (value === undefined) throw refuse(reading, 'DMN_STRUCTURE', element, `the attribute ${name} is missing`);
  return value;
}

export function childrenNamed(reading: Reading, element: XmlElement, name: string): readonly XmlElement[] {
  return dmnChildren(reading, element).filter((child) => child.name === name);
}

export function childNamed(reading: Reading, element: XmlElement, name: string): XmlElement | undefined {
  return childrenNamed(reading, element, name)[0];
}

/** @throws DecisionError `DMN_STRUCTURE` */
export function idOf(reading: Reading, element: XmlElement): string {
  const id = element.attributes.get('id');
  if (id === undefined || id === '') throw refuse(reading, 'DMN_STRUCTURE', element, 'the attribute id is missing');
  return id;
}

/** @throws DecisionError `UNSUPPORTED_LANGUAGE` */
export function checkLanguage(reading: Reading, element: XmlElement): void {
  const language = element.attributes.get('expressionLanguage') ?? reading.language;
  if (isFeel(language)) return;
  throw refuse(
    reading,
    'UNSUPPORTED_LANGUAGE',
    element,
    `the expression language '${language}' is not supported: write it in FEEL`,
  );
}

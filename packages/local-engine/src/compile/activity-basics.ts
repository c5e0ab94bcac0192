import type { XmlElement } from '@stepwright/model/xml';
import type { Expression } from '../juel/expression.ts';
import type { Compilation } from './compilation.ts';
import { looksLikeExpression } from './compile-expression.ts';
import { type ActivityDraft, createActivityDraft, isActivity, type ScopeDraft } from './draft.ts';
import { parseJavaInteger } from './java-number.ts';

/** Makes the activity of an element, with what all kinds of activities share. */
export function draftActivity(compilation: Compilation, element: XmlElement, scope: ScopeDraft): ActivityDraft {
  const name = element.attribute('name');
  const jobPriority = readPriority(compilation, element, 'jobPriority');
  const draft = createActivityDraft(scope, element.id, {
    type: element.tag,
    line: element.line,
    ...(name === undefined ? {} : { name }),
    ...(jobPriority === undefined ? {} : { jobPriority }),
  });
  draft.defaultFlowId = element.attribute('default');
  const documentation = readDocumentation(element);
  if (documentation !== undefined) draft.model.documentation = documentation;
  if (isForCompensation(element)) markForCompensation(draft);
  readProperties(element, draft);
  return draft;
}

export function markForCompensation(draft: ActivityDraft): void {
  draft.isCompensationHandler = true;
  draft.model.isForCompensation = true;
}

export function isForCompensation(element: XmlElement): boolean {
  return element.attribute('isForCompensation')?.toLowerCase() === 'true';
}

/** The texts of all documentation elements, a blank line between them. */
export function readDocumentation(element: XmlElement): string | undefined {
  const texts = element.elements('documentation').map((child) => child.text.trim());
  // As in Camunda, empty texts at the beginning leave no blank line.
  return texts.length === 0 ? undefined : texts.reduce((all, text) => (all === '' ? text : `${all}\n\n${text}`));
}

/** Reads `camunda:jobPriority` or `camunda:taskPriority`: a whole number or an expression. */
export function readPriority(
  compilation: Compilation,
  element: XmlElement,
  attribute: 'jobPriority' | 'taskPriority',
): Expression | undefined {
  const text = element.camunda(attribute);
  if (text === undefined) return undefined;
  if (!looksLikeExpression(text) && parseJavaInteger(text) === undefined) {
    const message = `Value '${text}' for attribute '${attribute}' is not a valid number`;
    compilation.problems.error(message, element);
  }
  return compilation.expression(text, element);
}

/**
 * Reads asyncBefore, asyncAfter and exclusive. On a multi-instance activity the element says it for the body and its loop characteristics for
 * the inner activity.
 */
export function readAsync(element: XmlElement, draft: ActivityDraft): void {
  const body = bodyAround(draft);
  const loop = element.element('multiInstanceLoopCharacteristics');
  if (body && loop && !draft.isCompensationHandler) {
    setAsync(element, body);
    setAsync(loop, draft);
  } else {
    setAsync(element, draft);
  }
}

/** Reads asyncBefore, asyncAfter and exclusive of this very element. */
export function setAsync(element: XmlElement, draft: ActivityDraft): void {
  draft.model.asyncBefore = element.camunda('async') === 'true' || element.camunda('asyncBefore') === 'true';
  draft.model.asyncAfter = element.camunda('asyncAfter') === 'true';
  draft.model.exclusive = (element.camunda('exclusive') ?? 'true') === 'true';
}

/** The body that an activity was made in; its own `isMultiInstance` is only known later. */
export function bodyAround(draft: ActivityDraft): ActivityDraft | undefined {
  const { parent } = draft;
  return isActivity(parent) && parent.model.behavior.kind === 'multiInstanceBody' ? parent : undefined;
}

function readProperties(element: XmlElement, draft: ActivityDraft): void {
  const properties =
    element.element('extensionElements')?.camundaElements('properties')[0]?.camundaElements('property') ?? [];
  const byName = new Map<string, string>();
  for (const property of properties) {
    byName.set(property.attribute('name') ?? '', property.attribute('value') ?? '');
  }
  draft.model.properties.push(...byName);
}

import type { XmlElement } from '@stepwright/model/xml';
import type { Problems } from './problems.ts';

/** Begins the message of every problem that is one of the local engine and not of the model. */
export const unsupportedPrefix = 'NOT_SUPPORTED_BY_LOCAL_ENGINE';

/** Refuses what Camunda can do and the local engine cannot. `instead` says what to do about it. */
export function reportUnsupported(problems: Problems, feature: string, element: XmlElement, instead: string): void {
  const ownerId = ownerIdOf(element);
  const owner = ownerId === undefined ? '' : ` of '${ownerId}'`;
  const message = `${unsupportedPrefix}: ${feature} (<${element.tag}>${owner}, line ${element.line}): ${instead}.`;
  if (element.id === ownerId) problems.unsupported(message, element);
  else problems.unsupported(message, element, ownerId);
}

/** The id of the element, or of the nearest one around it that has one. */
function ownerIdOf(element: XmlElement): string | undefined {
  for (let at: XmlElement | undefined = element; at; at = at.parent) if (at.id !== undefined) return at.id;
  return undefined;
}

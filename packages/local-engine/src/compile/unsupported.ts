import type { XmlElement } from '@stepwright/model/xml';
import type { Problems } from './problems.ts';

/** Begins the message of every problem that is one of the local engine and not of the model. */
export const unsupportedPrefix = 'NOT_SUPPORTED_BY_LOCAL_ENGINE';

/**
 * Refuses what Camunda can do and the local engine cannot. `instead` says what to do about it; `withoutOption` is what Camunda says when it
 * comes without an optional part of it, a plugin or a library.
 */
export function reportUnsupported(
  problems: Problems,
  feature: string,
  element: XmlElement,
  instead: string,
  withoutOption?: string,
): void {
  const ownerId = ownerIdOf(element);
  const owner = ownerId === undefined ? '' : ` of '${ownerId}'`;
  const message = `${unsupportedPrefix}: ${feature} (<${element.tag}>${owner}, line ${element.line}): ${instead}.`;
  problems.unsupported(message, element, ownerId, withoutOption);
}

/** The id of the element, or of the nearest one around it that has one. */
function ownerIdOf(element: XmlElement): string | undefined {
  for (let at: XmlElement | undefined = element; at; at = at.parent) if (at.id !== undefined) return at.id;
  return undefined;
}

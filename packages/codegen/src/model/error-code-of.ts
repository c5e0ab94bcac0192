import type { EventDefinition } from '@stepwright/model/graph';

/** The code that an error event throws or catches; undefined for one that catches every error. */
export function errorCodeOf({ reference, referenceId }: EventDefinition): string | undefined {
  // The engine takes a reference to nothing for the code itself.
  return reference ? reference.code : referenceId;
}

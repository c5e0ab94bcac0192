import type { InstructionValidator } from './mapped-activities.ts';
import {
  addsNoBody,
  keepsGateway,
  mapsInnerActivityOfSource,
  mapsInnerActivityOfTarget,
  sameEventScope,
  staysInMappedScope,
} from './validators/scope-validators.ts';
import {
  onlyOnceMapped,
  sameBehavior,
  sameEventType,
  updatesConditions,
  updatesStoredTrigger,
} from './validators/type-validators.ts';

/** Everything that an instruction must fulfil, in the order in which reports name the failures. */
export const instructionValidators: readonly InstructionValidator[] = [
  sameBehavior,
  sameEventType,
  onlyOnceMapped,
  addsNoBody,
  mapsInnerActivityOfTarget,
  mapsInnerActivityOfSource,
  keepsGateway,
  sameEventScope,
  updatesStoredTrigger,
  staysInMappedScope,
  updatesConditions,
];

/** What holds already while a plan is being generated from the outside to the inside. */
export const generationValidators: readonly InstructionValidator[] = instructionValidators.filter(
  (validate) => validate !== mapsInnerActivityOfTarget && validate !== mapsInnerActivityOfSource,
);

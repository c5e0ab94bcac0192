import type { Rule } from '../../rule.ts';
import { diagramIncomplete } from './diagram-incomplete.ts';
import { diagramMissing } from './diagram-missing.ts';
import { elementIgnored } from './element-ignored.ts';
import { elementsOverlap } from './elements-overlap.ts';
import { endEventMissing } from './end-event-missing.ts';
import { eventDefinitionsSeveral } from './event-definitions-several.ts';
import { flowDuplicate } from './flow-duplicate.ts';
import { gatewayJoinsAndForks } from './gateway-joins-and-forks.ts';
import { gatewaySuperfluous } from './gateway-superfluous.ts';
import { idConvention } from './id-convention.ts';
import { joinImplicit } from './join-implicit.ts';
import { labelMissing } from './label-missing.ts';
import { linkUnpaired } from './link-unpaired.ts';
import { loopIgnored } from './loop-ignored.ts';
import { nameDuplicate } from './name-duplicate.ts';
import { nodeUnreachable } from './node-unreachable.ts';
import { splitImplicit } from './split-implicit.ts';
import { startEventImplicit } from './start-event-implicit.ts';
import { terminateSuperfluous } from './terminate-superfluous.ts';

export const structureRules: readonly Rule[] = [
  diagramIncomplete,
  diagramMissing,
  elementIgnored,
  elementsOverlap,
  endEventMissing,
  eventDefinitionsSeveral,
  flowDuplicate,
  gatewayJoinsAndForks,
  gatewaySuperfluous,
  idConvention,
  joinImplicit,
  labelMissing,
  linkUnpaired,
  loopIgnored,
  nameDuplicate,
  nodeUnreachable,
  splitImplicit,
  startEventImplicit,
  terminateSuperfluous,
];

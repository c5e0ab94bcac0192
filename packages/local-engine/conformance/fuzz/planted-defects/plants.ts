import { ACTIVITY_PLANTS } from './activity-plants.ts';
import { EVENT_PLANTS } from './event-plants.ts';
import { FLOW_PLANTS } from './flow-plants.ts';
import { JOB_PLANTS } from './job-plants.ts';
import type { Plant } from './plant.ts';

/** Every planted defect, one a rule. */
export const PLANTS: readonly Plant[] = [...FLOW_PLANTS, ...EVENT_PLANTS, ...ACTIVITY_PLANTS, ...JOB_PLANTS];

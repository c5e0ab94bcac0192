import { dataFeatures } from './data.ts';
import type { FeatureGroup } from './feature.ts';
import { fetchingFeatures } from './fetching.ts';
import { leaseFeatures } from './lease.ts';
import { lifeFeatures } from './life.ts';
import { operationsFeatures } from './operations.ts';
import { outcomeFeatures } from './outcomes.ts';
import { seenFeatures } from './seen.ts';
import { testedFeatures } from './tested.ts';

/** What a worker SDK for engines with locks is to have, grouped as people look for it. */
export const featureGroups: readonly FeatureGroup[] = [
  fetchingFeatures,
  leaseFeatures,
  outcomeFeatures,
  dataFeatures,
  lifeFeatures,
  seenFeatures,
  testedFeatures,
  operationsFeatures,
];

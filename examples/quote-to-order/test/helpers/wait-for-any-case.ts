import { type Platform, waitFor } from '@platform/quote-to-order';
import { type CaseView, casesOf } from './fallout-desk.ts';

/** Waits until operators see a case of an order, whatever its status. */
export function waitForAnyCase(platform: Platform, businessKey: string): Promise<CaseView> {
  return waitFor(`a fallout case of ${businessKey}`, async () => (await casesOf(platform, businessKey))[0]);
}

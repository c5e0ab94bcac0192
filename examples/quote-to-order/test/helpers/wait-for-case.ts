import { createPlatformClient, expectStatus, type Platform, people, waitFor } from '@platform/quote-to-order';

/** What the tests read of a fallout case. */
export interface CaseView {
  readonly class: string;
  readonly code: string;
  readonly status: string;
  readonly step: string;
  readonly suggestedAction: string;
}

/** Waits until operators see a case of an order. */
export async function waitForCase(platform: Platform, businessKey: string): Promise<CaseView> {
  const operations = createPlatformClient(platform, 'operations', people.operator);
  const path = `/fallout-cases?${new URLSearchParams({ businessKey })}`;
  return waitFor(`a fallout case of ${businessKey}`, async () => {
    const { body } = expectStatus(await operations.get(path), 'list cases', 200);
    return body.cases[0];
  });
}

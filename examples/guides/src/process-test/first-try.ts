import type { Scenario } from '@stepwright/process-test';
import { claimStart, inspectArticle, refundCustomer } from './contracts.ts';
import { returns, start } from './words.ts';

/** What somebody writes who has the model only roughly in mind: it is red. */
// #region scenario
export const firstTry: Scenario = returns.scenario(
  'a good article is refunded',
  start,
  returns.completes(claimStart, {}),
  returns.hears('article-arrived', 'R-{run}'),
  returns.completes(inspectArticle, { worthPercent: 75 }),
  returns.completes(refundCustomer, {}),
  returns.endsAt('refunded'),
);
// #endregion

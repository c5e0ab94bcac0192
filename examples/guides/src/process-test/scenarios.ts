import { readFileSync } from 'node:fs';
import { readScenarios, type Scenario } from '@stepwright/process-test';
import { claimStart, decideRefund, inspectArticle, refundCustomer, sendVoucher } from './contracts.ts';
import { returns, start } from './words.ts';

const arrived = [returns.completes(claimStart, {}), returns.hears('article-arrived', 'R-{run}')];

/** The first one. */
export const refunded: Scenario = returns.scenario(
  'a good article is refunded',
  start,
  arrived,
  returns.completes(inspectArticle, { worthPercent: 90 }),
  returns.completes(refundCustomer, {}),
  returns.endsAt('refunded'),
);

/** With the first one they go every way of the model. */
// #region others
export const others: readonly Scenario[] = [
  returns.scenario(
    'an article worth little is sent back',
    start,
    arrived,
    returns.completes(inspectArticle, { worthPercent: 10 }),
    returns.endsAt('sent-back'),
  ),
  returns.scenario(
    'in doubt a person refunds, by voucher when the account is closed',
    start,
    arrived,
    returns.completes(inspectArticle, { worthPercent: 50 }),
    returns.decides(decideRefund, { isRefunded: true }),
    returns.raises(refundCustomer, 'ACCOUNT_CLOSED'),
    returns.completes(sendVoucher, {}),
    returns.endsAt('voucher-sent'),
  ),
  returns.scenario(
    'in doubt a person of the returns desk refuses',
    start,
    arrived,
    returns.completes(inspectArticle, { worthPercent: 50 }),
    returns.decides(decideRefund, { isRefunded: false }, { groups: ['returns-desk'] }),
    returns.endsAt('sent-back'),
  ),
  returns.scenario(
    'a return whose article never comes ends',
    start,
    returns.completes(claimStart, {}),
    returns.timePasses('P15D'),
    returns.endsAt('not-sent'),
  ),
];
// #endregion

/** Kills the mutant that those leave alive. */
// #region late
export const late: Scenario = returns.scenario(
  'an article that comes on the 13th day is inspected',
  start,
  returns.completes(claimStart, {}),
  returns.timePasses('P13D'),
  returns.hears('article-arrived', 'R-{run}'),
  returns.waitsAt('inspect-article'),
);
// #endregion

/** What the property run found, as a person writes it down. */
// #region boundary
export const boundary: Scenario = returns.scenario(
  'an article worth exactly 20 % is sent back',
  start,
  arrived,
  returns.completes(inspectArticle, { worthPercent: 20 }),
  returns.endsAt('sent-back'),
);
// #endregion

// #region recorded
const file = new URL('recorded.scenarios.json', import.meta.url);
export const recorded: readonly Scenario[] = readScenarios(readFileSync(file, 'utf8'), 'recorded.scenarios.json');
// #endregion

/** All that the process is known to do. */
export const scenarios: readonly Scenario[] = [refunded, ...others, late, boundary, ...recorded];

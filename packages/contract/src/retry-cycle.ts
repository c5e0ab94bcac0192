import { refuse } from './contract-error.ts';
import { type RetryPolicy, retryPolicyIssues } from './retry-policy.ts';

/** The name of the extension property by which a task in a model sets its own retry policy. */
export const retryCycleProperty = 'retryTimeCycle';

const durationText =
  /^P(?:(?<weeks>\d+)W|(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+(?:\.\d{1,3})?)S)?)?)$/;

/**
 * Reads a retry policy as models write it: `R3/PT5M` is three runs in all, five minutes apart, as in the engine's `failedJobRetryTimeCycle`;
 * `PT10S,PT5M` is a run more than there are waits.
 *
 * @throws {ContractError} when it is neither. Months and years have no length in milliseconds and are refused.
 *
 * @example
 * parseRetryCycle('R3/PT5M'); // { attempts: 3, delaysMs: [300_000] }
 */
export function parseRetryCycle(text: string): RetryPolicy {
  const cycle = /^R(?<attempts>\d+)\/(?<wait>.+)$/.exec(text.trim())?.groups;
  const waits = cycle ? [cycle.wait ?? ''] : text.split(',');
  const delaysMs = waits.map((wait) => durationMs(wait.trim()));
  const message = `is "${text}"; write R3/PT5M, or a list of waits such as PT10S,PT5M`;
  refuse('retry policy', delaysMs.includes(undefined) ? [{ path: retryCycleProperty, message }] : []);
  const attempts = cycle ? Number(cycle.attempts) : delaysMs.length + 1;
  const policy = { attempts, delaysMs: delaysMs as number[] };
  refuse('retry policy', retryPolicyIssues(policy));
  return policy;
}

/** Undefined when it is no duration. */
function durationMs(text: string): number | undefined {
  const parts = durationText.exec(text)?.groups;
  if (!parts || !/\d/.test(text)) return undefined;
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parts;
  const minutesInAll = ((Number(weeks) * 7 + Number(days)) * 24 + Number(hours)) * 60 + Number(minutes);
  return Math.round(minutesInAll * 60_000 + Number(seconds) * 1_000);
}

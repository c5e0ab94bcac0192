import type { Scenario } from './scenario.ts';

const place = '{run}';

/** Whether a run of the scenario has a business key that no other run has. */
export function isUnique({ start }: Scenario): boolean {
  return start.businessKey.includes(place);
}

/** The scenario with what `{run}` stands for. */
export function resolveRun(scenario: Scenario, run: string): Scenario {
  return { ...scenario, start: resolved(scenario.start, run), steps: resolved(scenario.steps, run) };
}

function resolved<T>(value: T, run: string): T {
  if (typeof value === 'string') return value.replaceAll(place, run) as T;
  if (Array.isArray(value)) return value.map((each) => resolved(each, run)) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [resolved(key, run), resolved(each, run)])) as T;
}

import type { Scenario } from './scenario.ts';
import { swapTexts } from './swap-texts.ts';

const place = '{run}';

/** Whether a run of the scenario has a business key that no other run has. */
export function isUnique({ start }: Scenario): boolean {
  return start.businessKey.includes(place);
}

/** The scenario with what `{run}` stands for. */
export function resolveRun(scenario: Scenario, run: string): Scenario {
  const { start, steps } = scenario;
  const swap = (text: string): string => text.replaceAll(place, run);
  return { ...scenario, ...swapTexts({ start, steps }, swap, swap) };
}

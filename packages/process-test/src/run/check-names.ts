import type { ProcessUnderTest } from '../process-under-test.ts';
import type { Expectation, Scenario, Step } from '../scenario/scenario.ts';
import { knownNames } from './known-variables.ts';
import { Unmet } from './unmet.ts';

/**
 * Looks whether the model has what the steps name: "not passed" and "no variable" are true of every name that is misspelt.
 *
 * @throws Unmet for the first that it does not have
 */
export function checkNames(subject: ProcessUnderTest, { steps }: Scenario): void {
  const elements = new Set(subject.graphs.flatMap(({ allNodes }) => allNodes.map(({ id }) => id)));
  const element = steps.flatMap(elementsOf).find((id) => !elements.has(id.replace(/#multiInstanceBody$/, '')));
  if (element !== undefined)
    throw new Unmet(`elements of ${subject.graph.file.fileName}`, `"${element}", which it does not have`);
  const names = knownNames(subject);
  const name = names && steps.flatMap(variablesOf).find((each) => !names.has(each));
  if (name !== undefined) throw new Unmet('variables that the contract or the model gives a name to', `"${name}"`);
}

function elementsOf(step: Step): readonly string[] {
  if (step.do === 'timer') return [step.element];
  if (step.do !== 'expect') return [];
  const {
    at = [],
    endedAt,
    passed = [],
    notPassed = [],
    incidents = [],
    entered = {},
    canceled = {},
    timers = {},
  } = step;
  const keys = [entered, canceled, timers].flatMap((each) => Object.keys(each));
  return [...at, ...passed, ...notPassed, ...incidents, ...keys, ...(endedAt === undefined ? [] : [endedAt])];
}

function variablesOf(step: Step): readonly string[] {
  if (step.do !== 'expect') return [];
  const { variables = {}, absent = [] }: Expectation = step;
  return [...Object.keys(variables), ...absent];
}

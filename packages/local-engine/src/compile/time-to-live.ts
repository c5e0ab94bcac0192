import type { XmlElement } from '@stepwright/model/xml';
import type { Compilation } from './compilation.ts';
import { parseJavaInteger } from './java-number.ts';

const missing = [
  'ENGINE-12018 History Time To Live (TTL) cannot be null. TTL is necessary for the History Cleanup to work. The following options are possible:',
  '* Set historyTimeToLive in the model',
  '* Set a default historyTimeToLive as a global process engine configuration',
  '* (Not recommended) Deactivate the enforceTTL config to disable this check',
].join('\n');

/** Reads how many days the history of a process is kept: a number or `P<number>D`. It must be set. */
export function readTimeToLive({ problems }: Compilation, element: XmlElement): number | undefined {
  const text = element.camunda('historyTimeToLive');
  const fault = faultOfTimeToLive(text);
  // The engine reports the message of the exception and that of its cause, which is the same.
  if (fault !== undefined) problems.error(`${fault}: ${fault}`, element);
  return parseJavaInteger(numberIn(text));
}

/** Says what is wrong with a time to live; undefined when nothing is. */
export function faultOfTimeToLive(text: string | undefined): string | undefined {
  const number = numberIn(text);
  if (number === '') return missing;
  const days = parseJavaInteger(number);
  if (days === undefined) return `Cannot parse historyTimeToLive: For input string: "${number}"`;
  return days < 0 ? 'Cannot parse historyTimeToLive: negative value is not allowed' : undefined;
}

function numberIn(text = ''): string {
  return /^P(\d+)D$/.exec(text)?.[1] ?? text;
}

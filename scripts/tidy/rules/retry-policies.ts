import type { RetryPolicy } from '@stepwright/contract';
import { textOf } from '@stepwright/model';
import { externalTasksOf, propertyOf } from '../model-elements.ts';
import { type ProcessRoom, placesOf } from '../process-room.ts';
import type { Violation } from '../violation.ts';

/** Each service task shows the retry policy of its contract in the property `retry`, as in `R3/PT5S,PT60S`. */
export function retryPolicies(rooms: readonly ProcessRoom[]): Violation[] {
  return rooms.flatMap(({ key, contract, model }) => {
    if (!contract || !model) return [];
    return externalTasksOf(model).flatMap((task) => {
      const retry = contract.tasks.find(({ topic }) => topic === textOf(task, 'topic'))?.retry;
      const written = propertyOf(task, 'retry');
      if (!retry || isSamePolicy(written, retry)) return [];
      const line = model.positionOf(task.id ?? '')?.line;
      const seen = written === undefined ? 'no property retry' : `the retry ${written}`;
      const message = `the task ${task.id} has ${seen}; its contract says ${retryText(retry)}: write that, or change the contract`;
      return [{ rule: 'retry-policies', file: placesOf(key).model, ...(line === undefined ? {} : { line }), message }];
    });
  });
}

/** Writes a policy as `R<attempts>/<wait>,<wait>`. */
export function retryText({ attempts, delaysMs }: RetryPolicy): string {
  return `R${attempts}/${delaysMs.map((delayMs) => `PT${delayMs / 1_000}S`).join(',')}`;
}

function isSamePolicy(written: string | undefined, { attempts, delaysMs }: RetryPolicy): boolean {
  const match = /^R(\d+)(?:\/(.*))?$/.exec(written ?? '');
  if (!match || Number(match[1]) !== attempts) return false;
  const waits = (match[2] ?? '').split(',').filter((wait) => wait !== '');
  return waits.length === delaysMs.length && waits.every((wait, index) => durationMs(wait) === delaysMs[index]);
}

function durationMs(text: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!match) return Number.NaN;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}

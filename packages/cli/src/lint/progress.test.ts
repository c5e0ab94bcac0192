import { expect, test } from 'vitest';
import { recordingTerminal } from '../../test/helpers/recording-terminal.ts';
import { startProgress } from './progress.ts';

test('is silent for a second, then says from time to time what is done, and takes that away', () => {
  const said: string[] = [];
  let now = 0;
  const progress = startProgress({ ...recordingTerminal(), status: (text) => void said.push(text) }, () => now);
  for (const [at, what] of [
    [999, 'a'],
    [1_000, 'b'],
    [1_050, 'c'],
    [1_100, 'd'],
  ] as const) {
    now = at;
    progress.tell(what);
  }
  progress.end();
  expect(said).toEqual(['b', 'd', '']);
});

test('takes nothing away when it has said nothing, and is silent where nobody looks', () => {
  const said: string[] = [];
  startProgress({ ...recordingTerminal(), status: (text) => void said.push(text) }).end();
  expect(said).toEqual([]);
  expect(() => startProgress(recordingTerminal(), () => 9_999).tell('a')).not.toThrow();
});

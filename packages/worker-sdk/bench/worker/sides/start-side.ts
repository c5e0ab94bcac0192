import { type Child, startChild } from '../child.ts';
import type { MeasureOptions } from '../figure.ts';
import type { SideSpec } from './side.ts';

/** Starts a side in a process of its own. */
export function startSide(
  spec: SideSpec,
  { profileDir }: Pick<MeasureOptions, 'profileDir'>,
  flags: string[] = [],
): Child {
  const profiling = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  return startChild('sides/side-program.ts', {
    args: [JSON.stringify(spec)],
    flags: [...profiling, ...flags],
    isMuted: spec.kind === 'native' && spec.settings === 'defaults',
  });
}

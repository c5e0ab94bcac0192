import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Names a living process by its id and start time, because ids are used again; undefined when there is none.
 * A zombie counts as dead: it holds no port, file or lock.
 */
export function processIdentity(pid: number): string | undefined {
  return process.platform === 'linux' ? fromProcFolder(pid) : fromPs(pid);
}

const STATE = 0;
const START_TICKS = 19;

function fromProcFolder(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the command in parentheses and may hold blanks and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const dead = fields[STATE] === 'Z' || fields[STATE] === 'X';
  return dead ? undefined : `${pid}@${fields[START_TICKS]}`;
}

function fromPs(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state, ...started] = (stdout ?? '').trim().split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : `${pid}@${started.join('-')}`;
}

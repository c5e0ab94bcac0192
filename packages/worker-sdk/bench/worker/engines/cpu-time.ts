import { readFileSync } from 'node:fs';

/** The length of a tick in `/proc`: 100 a second on every Linux that is in use. */
const MS_PER_TICK = 10;

/** The processor time that a process has taken; not a number where the system does not tell. */
export function cpuTimeMs(pid: number | undefined): number {
  if (pid === undefined) return Number.NaN;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the process is in parentheses and may hold spaces; user and system time are the 12th and 13th words behind it.
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(words[11]) + Number(words[12])) * MS_PER_TICK;
  } catch {
    return Number.NaN;
  }
}

import type { Catcher, CatcherLevel } from './catchers-of.ts';

/** Says for each level what catches there, one line each, for the details of a finding. */
export function levelsInWords(levels: readonly CatcherLevel[]): readonly string[] {
  return levels.filter((level) => level.kind === 'eventSubprocess' || mayCarryBoundaryEvents(level)).map(levelInWords);
}

/** Events have no boundary events, and neither have event subprocesses. */
function mayCarryBoundaryEvents({ owner }: CatcherLevel): boolean {
  return owner !== undefined && !owner.kind.endsWith('Event') && !owner.isEventSubprocess;
}

function levelInWords({ kind, owner, catchers }: CatcherLevel): string {
  const place = owner === undefined ? 'the process' : `"${owner.id}"`;
  const where = kind === 'boundary' ? `on ${place}` : `event subprocesses in ${place}`;
  return `${where}: ${catchers.length === 0 ? 'nothing' : catchers.map(catcherInWords).join(', ')}`;
}

function catcherInWords({ event, code }: Catcher): string {
  return `"${event.id}" catches ${code === undefined ? 'every code' : code}`;
}

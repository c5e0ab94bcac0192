/** A time near to another. */
export interface OtherTime {
  readonly detail: 'longer' | 'shorter' | 'later' | 'fewer';
  readonly text: string;
}

/** Times of a timer that differ from the given text enough that a test can see it; none for what is no literal time. */
export function otherTimes(text: string): readonly OtherTime[] {
  if (text.startsWith('R')) return otherCycles(text);
  return text.startsWith('P') ? otherDurations(text) : laterDate(text);
}

const durationPattern =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const letters = ['Y', 'M', 'W', 'D', 'H', 'M', 'S'] as const;
/** How many of the next smaller unit make one; a month is taken for 30 days, and there are no weeks any more. */
const ofNext = [12, 30, 0, 24, 60, 60] as const;
/** The engine keeps 32 bits. */
const fieldMax = 2 ** 31 - 1;

function otherDurations(text: string): readonly OtherTime[] {
  const fields = durationPattern
    .exec(text)
    ?.slice(1)
    .map((field) => Number(field ?? 0));
  if (!fields?.some((field) => field > 0)) return [];
  const twice = fields.map((field) => field * 2);
  const half = halved(fields);
  return [
    ...(twice.every((field) => field <= fieldMax) ? [{ detail: 'longer', text: durationText(twice) } as const] : []),
    ...(half.some((field) => field > 0) ? [{ detail: 'shorter', text: durationText(half) } as const] : []),
  ];
}

/** Half of each field; what does not divide goes into the smaller units, at last into milliseconds. Weeks do not mix with days in a cycle. */
function halved([years = 0, months = 0, weeks = 0, days = 0, ...clock]: readonly number[]): readonly number[] {
  let rest = 0;
  return [years, months, 0, days + weeks * 7, ...clock].map((field, index) => {
    if (letters[index] === 'W') return 0;
    const sum = field + rest;
    if (letters[index] === 'S') return Math.floor((sum / 2) * 1000) / 1000;
    rest = (sum % 2) * (ofNext[index] ?? 0);
    return Math.floor(sum / 2);
  });
}

function durationText(fields: readonly number[]): string {
  const written = fields.map((field, index) => (field > 0 ? `${Number(field.toFixed(3))}${letters[index]}` : ''));
  const time = written.slice(4).join('');
  return `P${written.slice(0, 4).join('')}${time && `T${time}`}`;
}

function otherCycles(text: string): readonly OtherTime[] {
  const parts = text.split('/');
  const at = parts.findIndex((part) => part.startsWith('P'));
  const others = otherDurations(parts[at] ?? '').map((other) => ({
    ...other,
    text: parts.with(at, other.text).join('/'),
  }));
  const times = /^R(\d*)$/.exec(parts[0] ?? '')?.[1];
  // A cycle of one repetition has none to lose; one without an end gets one.
  const fewer = times === '' ? 1 : Number(times) - 1;
  return fewer >= 1 ? [{ detail: 'fewer', text: parts.with(0, `R${fewer}`).join('/') }, ...others] : others;
}

function laterDate(text: string): readonly OtherTime[] {
  const [, day, rest = ''] = /^(\d{4}-\d{2}-\d{2})(T[\d:.,]*(?:Z|[+-][\d:]+)?)?$/.exec(text) ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return [];
  date.setUTCDate(date.getUTCDate() + 1);
  return [{ detail: 'later', text: date.toISOString().slice(0, 10) + rest }];
}

const durationText =
  /^P(?:(?<years>\d+)Y)?(?:(?<months>\d+)M)?(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+(?:\.\d+)?)S)?)?$/;

const dayMs = 86_400_000;

/** The milliseconds of an ISO 8601 duration, a month as 30 days and a year as 365; undefined when the text is none, an expression for example. */
export function durationMs(text: string): number | undefined {
  const parts = durationText.exec(text.trim())?.groups;
  if (!parts || !/\d/.test(text)) return undefined;
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parts;
  const daysInAll = Number(years) * 365 + Number(months) * 30 + Number(weeks) * 7 + Number(days);
  return Math.round(daysInAll * dayMs + (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1_000);
}

/** Writes milliseconds as people read them: `4 min 18 s`. */
export function durationWords(ms: number): string {
  const units = [
    ['d', dayMs],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const;
  let left = Math.round(ms / 1_000) * 1_000;
  const words = units.flatMap(([unit, unitMs]) => {
    const count = Math.floor(left / unitMs);
    left -= count * unitMs;
    return count === 0 ? [] : [`${count} ${unit}`];
  });
  return words.length === 0 ? `${ms} ms` : words.join(' ');
}

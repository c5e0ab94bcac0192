import { fieldsOf } from './java-calendar.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Writes an instant as Java's `Date.toString` does in UTC: `Tue Jan 01 00:00:00 UTC 2030`. */
export function javaDateText(ms: number): string {
  const at = fieldsOf(ms);
  const weekday = WEEKDAYS[(((Math.floor(ms / 86_400_000) + 4) % 7) + 7) % 7];
  const time = [at.hour, at.minute, at.second].map(twoDigits).join(':');
  return `${weekday} ${MONTHS[at.month - 1]} ${twoDigits(at.day)} ${time} UTC ${at.year}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

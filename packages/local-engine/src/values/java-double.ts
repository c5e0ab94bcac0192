const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?$/;
const HEXADECIMAL = /^([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)[dDfF]?$/;
const NAMED = /^([+-]?)(NaN|Infinity)$/;

/** Writes a Double as Java does: `5.0`, `1.0E10`, `9.9E-4`, `NaN`. */
export function javaDoubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** Reads a Double as Java does, with its suffixes and hexadecimal form; undefined when the text is none. */
export function parseJavaDouble(text: string): number | undefined {
  const trimmed = trimmedAsInJava(text);
  if (DECIMAL.test(trimmed)) return Number(trimmed.replace(/[dDfF]$/, ''));
  const named = NAMED.exec(trimmed);
  if (named) return named[2] === 'NaN' ? Number.NaN : named[1] === '-' ? -Infinity : Infinity;
  const hexadecimal = HEXADECIMAL.exec(trimmed);
  return hexadecimal ? hexadecimalValue(hexadecimal) : undefined;
}

function hexadecimalValue([, sign, whole = '', fraction = '', exponent]: RegExpExecArray): number | undefined {
  // 13 hexadecimal digits are all that a Double holds; more would need correct rounding, which nobody writes by hand.
  if (whole.length + fraction.length === 0 || whole.length + fraction.length > 13) return undefined;
  const size = Number.parseInt(whole + fraction, 16) * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -size : size;
}

/** Java trims every character up to the space. A loop, because a search for the end of many blanks takes quadratic time. */
function trimmedAsInJava(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
}

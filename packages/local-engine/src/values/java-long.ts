const INTEGER = /^[+-]?\p{Nd}+$/u;
const ASCII_INTEGER = /^[+-]?\d+$/;
const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

/** Whether 64 bits hold the integer. */
export function isLong(value: bigint): boolean {
  return value >= LONG_MIN && value <= LONG_MAX;
}

/** Keeps the lowest 64 bits, as Java's arithmetic does. */
export function wrapLong(value: bigint): bigint {
  return isLong(value) ? value : BigInt.asIntN(64, value);
}

/** Reads a Long as `Long.valueOf` does: no blanks, a sign, digits of any script; undefined when the text is none. */
export function parseJavaLong(text: string): bigint | undefined {
  // Longer ones are beyond 64 bits unless padded with zeros, and reading them takes quadratic time.
  if (text.length > 100 || !INTEGER.test(text)) return undefined;
  const digits = ASCII_INTEGER.test(text) ? text : asciiDigits(text);
  const value = BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
  return isLong(value) ? value : undefined;
}

/** Every run of decimal digits in Unicode starts at its zero and has ten of them. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}

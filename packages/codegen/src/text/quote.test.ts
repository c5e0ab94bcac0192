import { expect, test } from 'vitest';
import { quote } from './quote.ts';

test.each(['\ud800', 'a\udc00b', '\u0000', '\u{1f600}', "it's", `'"'`, '\\', '\u2028', '\u202e', '\ufeff', '\u00a0'])(
  'the text %j is read back as it was',
  (text) => {
    expect(JSON.parse(`[${quote(text).replace(/^'(.*)'$/s, asJson)}]`)).toEqual([text]);
  },
);

/** Between double quotes instead of single ones. */
function asJson(_all: string, inside: string): string {
  return `"${inside.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
}

test('half a character, and what nobody sees, is written by its number', () => {
  expect(quote('a\ud800\u202e\u00a0')).toBe("'a\\ud800\\u202e\\u00a0'");
});

test('nothing in it ends a script of HTML', () => {
  expect(quote('</script><!--')).toBe("'\\u003c/script>\\u003c!--'");
});

/** Widths in thousandths of the font size, by the published metrics of the Helvetica family. Regular weight. */
const widths = new Map<string, number>();
const widthClasses: readonly (readonly [number, string])[] = [
  [222, "'ijl"],
  [278, ' !,./:;I[\\]ft|'],
  [333, '()-`r'],
  [400, '"*'],
  [500, 'Jcksvxyz'],
  [584, '+<=>~^'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1015, '@'],
];
for (const [width, characters] of widthClasses) for (const character of characters) widths.set(character, width);

const widthDefault = 556;
const widthWide = 1000;
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;
const upper = /\p{Lu}/u;

/** Room for fonts that run wider than the one that was measured: the reader's machine picks from the stack. */
const reserve = 1.1;

/** Estimates how wide a text will be, in units of the picture. Errs to the wide side. */
export function textWidth(text: string, fontSize: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += widthOf(character);
  return (thousandths * fontSize * reserve) / 1000;
}

function widthOf(character: string): number {
  const known = widths.get(character) ?? widths.get(character.normalize('NFD').charAt(0));
  if (known !== undefined) return known;
  if (/\p{M}/u.test(character)) return 0;
  if (wide.test(character)) return widthWide;
  return upper.test(character) ? 722 : widthDefault;
}

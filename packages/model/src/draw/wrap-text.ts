import type { Size } from './geometry.ts';
import { textWidth } from './text-width.ts';

/** Text broken into lines at one font size. */
export interface TextBlock extends Size {
  readonly lines: readonly string[];
  readonly fontSize: number;
}

/** Breaks a text into lines no wider than `widthMax`: at blanks, else inside names (`-`, `_`, `camelCase`), else anywhere. */
export function wrapText(text: string, widthMax: number, fontSize: number): readonly string[] {
  return text
    .trim()
    .split(/\r?\n/)
    .flatMap((paragraph) => wrapParagraph(paragraph, widthMax, fontSize));
}

/** Wraps a text and says how large the block is. */
export function textBlock(text: string, widthMax: number, fontSize: number): TextBlock {
  return blockOf(wrapText(text, widthMax, fontSize), fontSize);
}

/**
 * Fits a text into a box: the largest of the sizes at which it needs no more than the box and no word is cut, else the smallest size with
 * the text shortened by an ellipsis.
 */
export function fitText(text: string, box: Size, sizes: readonly number[]): TextBlock {
  const smallest = sizes.at(-1) ?? 12;
  const fitting = sizes.find((size) => piecesFit(text, box.width, size) && fits(text, box, size));
  const size = fitting ?? sizes.find((candidate) => fits(text, box, candidate)) ?? smallest;
  const lines = wrapText(text, box.width, size);
  const linesMax = Math.max(1, Math.floor(box.height / lineHeight(size)));
  return blockOf(lines.length <= linesMax ? lines : shorten(lines, linesMax, box.width, size), size);
}

/** The distance of two base lines. */
export function lineHeight(fontSize: number): number {
  return fontSize * 1.2;
}

function blockOf(lines: readonly string[], fontSize: number): TextBlock {
  const width = lines.reduce((widest, line) => Math.max(widest, textWidth(line, fontSize)), 0);
  return { lines, fontSize, width, height: lines.length * lineHeight(fontSize) };
}

function fits(text: string, box: Size, size: number): boolean {
  return wrapText(text, box.width, size).length * lineHeight(size) <= box.height;
}

function piecesFit(text: string, widthMax: number, size: number): boolean {
  return text.split(/\s+/).every((word) => textWidth(word, size) <= widthMax);
}

function wrapParagraph(paragraph: string, widthMax: number, fontSize: number): readonly string[] {
  const words = paragraph.split(/\s+/).filter((word) => word !== '');
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, fontSize) <= widthMax) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = cutWord(word, widthMax, fontSize);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line];
}

function cutWord(word: string, widthMax: number, fontSize: number): readonly string[] {
  const pieces = word.split(/(?<=[-_/.:,])|(?<=\p{Ll})(?=\p{Lu})/u).flatMap((piece) => {
    const whole = textWidth(piece, fontSize) <= widthMax;
    return whole ? [piece] : (piece.match(/\P{M}\p{M}*/gu) ?? [piece]);
  });
  const parts: string[] = [];
  for (const piece of pieces) {
    const longer = (parts.at(-1) ?? '') + piece;
    if (parts.length > 0 && textWidth(longer, fontSize) <= widthMax) parts[parts.length - 1] = longer;
    else parts.push(piece);
  }
  return parts;
}

function shorten(lines: readonly string[], linesMax: number, widthMax: number, fontSize: number): readonly string[] {
  const kept = lines.slice(0, linesMax);
  const characters = Array.from(kept.at(-1) ?? '');
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, fontSize) > widthMax) characters.pop();
  return [...kept.slice(0, -1), `${characters.join('').trimEnd()}…`];
}

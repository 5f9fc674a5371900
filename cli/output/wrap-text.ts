// Breaks text to a width in terminal columns; a Chinese character takes two.

import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Width in terminal columns of the widest line of `text`. */
export function measureText(text: string): number {
  if (!text.includes('\n')) return measureLine(text);
  return Math.max(0, ...text.split('\n').map(measureLine));
}

/**
 * Width of one line. Nearly all text here is ASCII, Chinese characters and full-width forms, whose widths are known
 * without looking for clusters of characters; anything else is left to the library.
 */
function measureLine(line: string): number {
  let width = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f) width += 1;
    else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xff01 && code <= 0xff60)) width += 2;
    else return stringWidth(line);
  }
  return width;
}

/**
 * `text` in lines of at most `width` terminal columns. Breaks at a space where there is one in the second half of
 * a line, else between characters, as Chinese does.
 */
export function wrapText(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, Math.max(2, width)))
    .join('\n');
}

function wrapLine(line: string, width: number): string[] {
  if (measureLine(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const { segment } of segmenter.segment(line)) {
    const size = stringWidth(segment);
    if (used + size > width) {
      const space = current.lastIndexOf(' ');
      const cut = space > current.length / 2 && segment !== ' ' ? space + 1 : current.length;
      lines.push(current.slice(0, cut).trimEnd());
      current = current.slice(cut);
      used = stringWidth(current);
    }
    if (current === '' && segment === ' ' && lines.length > 0) continue;
    current += segment;
    used += size;
  }
  return [...lines, current];
}

// Breaks text to a width in terminal columns; a Chinese character takes two.

import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Width in terminal columns of the widest line of `text`. */
export function measureText(text: string): number {
  return Math.max(0, ...text.split('\n').map((line) => stringWidth(line)));
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
  if (stringWidth(line) <= width) return [line];
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

// The words of a table line as cells are made of them: what belongs together by its form is one word.

import { type AnchoredText, joinAnchored } from '../../model/index.ts';
import { type SourceLine, words } from './source-lines.ts';

/** Pairs of words that are one cell: 2023 | 届, 2023年 | 10月, 上升 | 0.6. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:\d{4}[-－—–])?\d{4}$/u, /^(?:年|届|学年)/u],
  [/\d{4}\s?年$/u, /^\d{1,2}\s?月/u],
  [/^(?:上升|下降|增长|增加|减少|提高|降低|持平)$/u, /^\d[\d.]*%?$/u],
];

/** The words of `line`, pairs joined with the space that is printed between them. */
export function tableWords(line: SourceLine): AnchoredText[] {
  const out: AnchoredText[] = [];
  for (const word of words(line)) {
    const before = out.at(-1);
    if (before && PAIRS.some(([a, b]) => a.test(before.text) && b.test(word.text)))
      out[out.length - 1] = joinAnchored([before, word], ' ');
    else out.push(word);
  }
  return out;
}

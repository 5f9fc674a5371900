import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactText } from '../../../extractors/prose/compact-text.ts';
import { findBrackets, findQuotes } from '../../../extractors/prose/find-pairs.ts';
import { locateItems } from '../../../extractors/prose/locate-items.ts';
import { splitClauses } from '../../../extractors/prose/split-clauses.ts';
import { scanText } from '../../../extractors/quantities/scan-text.ts';
import { catalog } from './build.ts';

function split(printed: string) {
  const compact = compactText(printed);
  const { mentions, marks } = locateItems(compact, scanText(printed, catalog), catalog.proseWords);
  const { clauses, sentences } = splitClauses(compact.text, mentions, marks);
  const text = (piece: { start: number; end: number }) => compact.text.slice(piece.start, piece.end);
  return { clauses, sentences: sentences.map(text), texts: clauses.map(text), text };
}

describe('compact text', () => {
  it('knows the way to printed offsets and back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('占', ' ', '\n', '地', '\u200b', '4', '𠮷')), (parts) => {
        const printed = parts.join('');
        const { text, toCompact, toPrinted } = compactText(printed);
        expect(text).toBe(printed.replace(/[\s\u200b]/gu, ''));
        for (let i = 0; i < text.length; i++) {
          expect(printed.charAt(toPrinted(i))).toBe(text.charAt(i));
          expect(toCompact(toPrinted(i))).toBe(i);
        }
        expect(toCompact(printed.length)).toBe(text.length);
      }),
    );
  });
});

describe('clauses', () => {
  it('end at commas, parts at semicolons, sentences at full stops', () => {
    const { texts, sentences, clauses } = split('占地 4 亩，建筑 2 栋；专业 3 个。教师 5 人');
    expect(texts).toEqual(['占地4亩', '建筑2栋', '专业3个', '教师5人']);
    expect(sentences).toEqual(['占地4亩，建筑2栋；专业3个。', '教师5人']);
    expect(clauses.map((c) => [c.sentence, c.part])).toEqual([
      [0, 0],
      [0, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('do not end inside numbers, dates and quotations, nor before the number of a name', () => {
    expect(split('经费 1,234.5 元，比例 1：12，专任教师：30 人').texts).toEqual([
      '经费1,234.5元',
      '比例1：12',
      '专任教师：30人',
    ]);
    expect(split('举办“春风，送岗”活动 3 场').texts).toEqual(['举办“春风，送岗”活动3场']);
  });

  it('have a clause for each part of a bracket with numbers, and none for others', () => {
    const { clauses, text } = split('学院（1164 人，占比 21%），满意度（不含后勤）94%');
    expect(clauses.map((c) => c.brackets.map((b) => b.clauses.map(text)))).toEqual([
      [['1164人', '占比21%']],
      [],
    ]);
    expect(clauses[0]?.mentions).toEqual([]);
    expect(clauses[1]?.mentions).toHaveLength(1);
  });
});

describe('pairs of brackets and quotation marks', () => {
  it('are the outermost ones that close', () => {
    expect(findBrackets('a（b(c)d）e）')).toEqual([[1, 8]]);
    expect(findBrackets('（（（')).toEqual([]);
    expect(findQuotes('“a‘b’c”《d》“e')).toEqual([
      [0, 7],
      [7, 10],
    ]);
  });

  it('are forgotten when they are too far apart', () => {
    expect(findBrackets(`（${'字'.repeat(400)}）`)).toEqual([]);
    expect(findQuotes(`“${'字'.repeat(100)}”`)).toEqual([]);
  });
});

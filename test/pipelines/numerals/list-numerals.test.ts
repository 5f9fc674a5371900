import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Anchor, Block, Cell, DocumentContent, Fact, Table } from '../../model/index.ts';
import { countNumerals, findNumerals } from '../../pipelines/count-numerals.ts';

describe('findNumerals', () => {
  it.each([
    ['在校生 12,345 人，就业率 98.147%', ['12,345', '98.147']],
    ['第1.2.3节', ['1.2.3']],
    ['生师比 1:19，2019-2021 年', ['1', '19', '2019', '2021']],
    ['１７０４５．００元', ['１７０４５．００']],
    ['共3，000元', ['3', '000']],
    ['编号1,23与1,2345', ['1', '23', '1', '2345']],
    ['A4 纸', ['4']],
    ['没有数字', []],
  ])('%s', (text, expected) => {
    expect(findNumerals(text)).toEqual(expected);
  });

  it('finds every digit exactly once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0159，,.．年 ９:') }), (text) => {
        const digits = (s: string) => s.replace(/[^0-9９]/g, '');
        expect(findNumerals(text).map(digits).join('')).toBe(digits(text));
      }),
    );
  });
});

const text = (words: string, anchor: Anchor) => ({ text: words, segments: [], anchor });
const paragraph = (words: string, line: number): Block => ({
  kind: 'paragraph',
  ...text(words, { line, start: 0, end: [...words].length }),
});
const cell = (words: string, row: number, col: number): Cell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  ...text(words, { path: `table[1]/tr[${row + 1}]/td[${col + 1}]` }),
});
const table = (cells: readonly Cell[]): Table => ({
  id: 't1',
  caption: null,
  headerRows: 0,
  rows: 2,
  cols: 3,
  unit: null,
  anchors: [],
  cells,
  confidence: 1,
});
const fact = (valueText: string, anchor: Anchor, inTable?: string): Fact => ({
  id: 'o1',
  indicatorText: '在校生',
  indicatorId: null,
  path: ['在校生'],
  entity: '某校',
  valueText,
  value: valueText,
  unitText: null,
  unit: null,
  dimension: null,
  modifier: 'exact',
  kind: 'level',
  period: { text: null, kind: 'unstated', start: null, end: null, from: 'report' },
  status: 'reported',
  dims: {},
  from: 'table',
  quote: '',
  rule: 'test',
  confidence: 1,
  anchor,
  ...(inTable && { table: inTable }),
});
const content = (blocks: readonly Block[], tables: readonly Table[]): DocumentContent => ({
  pages: [],
  blocks,
  tables,
  messages: [],
});

describe('countNumerals', () => {
  const cells = [cell('1', 0, 0), cell('在校生', 0, 1), cell('8000', 0, 2), cell('27：1', 1, 2)];
  const block: Block = { kind: 'table', table: 't1', ...text('1 在校生 8000', { path: 'table[1]' }) };

  it('counts facts in their cells, other cells and text apart, and a table once', () => {
    const doc = content([paragraph('2023年有8000名学生', 1), block], [table(cells)]);
    const facts = [
      fact('8000', { path: 'table[1]/tr[1]/td[3]' }, 't1'),
      fact('27：1', { path: 'table[1]/tr[2]/td[3]' }, 't1'),
    ];
    expect(countNumerals(doc, facts)).toEqual({ total: 6, facts: 3, cells: 1, references: 0, unresolved: 2 });
  });

  it('counts the same numeral read by two rules once', () => {
    const doc = content([paragraph('有8000名学生', 1)], []);
    const place = { line: 1, start: 1, end: 5 };
    expect(countNumerals(doc, [fact('8000', place), fact('8000', place)])).toMatchObject({
      total: 1,
      facts: 1,
    });
  });

  it('always adds up, whatever the facts claim', () => {
    const words = fc.string({ unit: fc.constantFrom(...'019,.年 ') });
    fc.assert(
      fc.property(fc.array(words), fc.array(words), fc.array(words), (texts, cellTexts, values) => {
        const doc = content(
          texts.map((t, i) => paragraph(t, i + 1)),
          [table(cellTexts.map((t, i) => cell(t, i, 0)))],
        );
        const facts = values.map((v, i) => fact(v, { path: `table[1]/tr[${i + 1}]/td[1]` }, 't1'));
        const ledger = countNumerals(doc, facts);
        expect(ledger.facts + ledger.cells + ledger.references + ledger.unresolved).toBe(ledger.total);
        expect(ledger.total).toBe([...texts, ...cellTexts].flatMap(findNumerals).length);
      }),
    );
  });
});

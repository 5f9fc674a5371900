import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { Anchor, Block, Cell, DocumentContent, Fact, Table, TextNumeral } from '../../../model/index.ts';
import { extractReport } from '../../../pipelines/extract-report.ts';
import { countNumerals } from '../../../pipelines/numerals/count-numerals.ts';
import { findNumerals } from '../../../pipelines/numerals/find-numerals.ts';
import { listNumerals } from '../../../pipelines/numerals/list-numerals.ts';
import { drawColumns } from '../../extractors/figures/draw-charts.ts';
import { makePdf, put } from '../../extractors/pdf/make-pdf.ts';

const printed = (words: string) => findNumerals(words).map(({ start, end }) => words.slice(start, end));

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
    expect(printed(text)).toEqual(expected);
  });

  it('finds every digit exactly once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0159，,.．年 ９:') }), (text) => {
        const digits = (s: string) => s.replace(/[^0-9９]/g, '');
        expect(printed(text).map(digits).join('')).toBe(digits(text));
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

const count = (doc: DocumentContent, facts: readonly Fact[], scanned: readonly TextNumeral[] = []) =>
  countNumerals(listNumerals(doc, facts, scanned));

describe('listNumerals', () => {
  it('gives each numeral the fate the scan gave it, with its own place, and Han numerals an entry', () => {
    const words = '2023年招生1,200人，占百分之三，见表4。';
    const doc = content(
      [
        {
          ...paragraph(words, 7),
          segments: [{ start: 0, end: words.length, anchor: { line: 7, start: 0, end: words.length } }],
        },
      ],
      [],
    );
    const scanned: TextNumeral[] = [
      { block: 0, start: 0, end: 5, fate: 'reference', why: 'year' },
      { block: 0, start: 7, end: 13, fate: 'fact', why: 'name-verb-number' },
      { block: 0, start: 15, end: 19, fate: 'unresolved', why: 'no_subject' },
    ];
    expect(
      listNumerals(doc, [], scanned).map(({ text, fate, why, anchor }) => [text, fate, why, anchor]),
    ).toEqual([
      ['2023', 'reference', 'year', { line: 7, start: 0, end: 4 }],
      ['1,200', 'fact', 'name-verb-number', { line: 7, start: 7, end: 12 }],
      ['百分之三', 'unresolved', 'no_subject', { line: 7, start: 15, end: 19 }],
      ['4', 'unresolved', 'text_not_read', { line: 7, start: 22, end: 23 }],
    ]);
    expect(count(doc, [], scanned)).toEqual({
      total: 4,
      facts: 1,
      cells: 0,
      references: 1,
      unresolved: 2,
      reasons: { no_subject: 1, text_not_read: 1 },
    });
  });

  it('finds the numerals of a note again by the place of its fact', () => {
    const words = '备注：第8行应为6393人';
    const note: Block = {
      kind: 'note',
      text: words,
      segments: [{ start: 0, end: words.length, anchor: { line: 3, start: 0, end: 14 } }],
      anchor: { line: 3, start: 0, end: 14 },
    };
    const entries = listNumerals(content([note], []), [fact('6393', { line: 3, start: 8, end: 12 })], []);
    expect(entries.map(({ text, fate, why }) => [text, fate, why])).toEqual([
      ['8', 'unresolved', 'note_not_read'],
      ['6393', 'fact', 'test'],
    ]);
  });
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
    expect(count(doc, facts)).toEqual({
      total: 6,
      facts: 3,
      cells: 1,
      references: 0,
      unresolved: 2,
      reasons: { text_not_read: 2 },
    });
  });

  it('counts the same numeral read by two rules once', () => {
    const doc = content([paragraph('有8000名学生', 1)], []);
    const place = { line: 1, start: 1, end: 5 };
    expect(count(doc, [fact('8000', place), fact('8000', place)])).toMatchObject({
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
        const ledger = count(doc, facts);
        expect(ledger.facts + ledger.cells + ledger.references + ledger.unresolved).toBe(ledger.total);
        expect(ledger.total).toBe([...texts, ...cellTexts].flatMap(printed).length);
      }),
    );
  });
});

describe('the numerals of a chart', () => {
  it('are facts where an observation was made of them, and references on its scale', async () => {
    const bytes = await makePdf((pdf) => {
      put(pdf, '本校毕业生的去向保持稳定，各项比例与上一年相差不大，具体情况如下图所示。', 80, 60);
      drawColumns(
        pdf,
        { x: 120, y: 120 },
        ['签约就业', '升学', '灵活就业', '自主创业'],
        [{ name: '', values: [80.7, 7.46, 1.32, 0.44], colour: '#2a6a8c' }],
        (v) => `${v.toFixed(2)}%`,
      );
      pdf.fontSize(9);
      put(pdf, '图 1 毕业生去向', 260, 310);
    });
    const { numeralList = [] } = await extractReport(bytes, 'report.pdf', loadCatalog(), { numerals: true });
    const facts = numeralList.filter(({ fate }) => fate === 'fact');
    expect(facts.map(({ text, why }) => [text, why])).toEqual(
      ['80.70', '7.46', '1.32', '0.44'].map((number) => [number, 'chart-label']),
    );
    const others = numeralList.filter(({ fate }) => fate !== 'fact');
    expect(new Set(others.map(({ fate, why }) => `${fate} ${why}`))).toEqual(
      new Set(['reference axis-tick', 'reference figure-number']),
    );
  });
});

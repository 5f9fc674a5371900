import { describe, expect, it } from 'vitest';
import { checkContent } from '../../extractors/check-content.ts';
import { beyond, LIMITS, type LimitName, refuseBeyond } from '../../extractors/limits.ts';
import { anchored, type Block, type Table, UnreadableError } from '../../model/index.ts';

const names = Object.keys(LIMITS) as LimitName[];
const anchor = { line: 1, start: 0, end: 1 };
const block = (text: string): Block => ({ kind: 'paragraph', ...anchored(text, anchor), anchor });
const tableOf = (count: number, text = '1'): Table => ({
  id: 't1',
  caption: null,
  unit: null,
  headerRows: 0,
  rows: count,
  cols: 1,
  anchors: [anchor],
  confidence: 1,
  cells: Array.from({ length: count }, (_, row) => ({
    row,
    col: 0,
    rowSpan: 1,
    colSpan: 1,
    ...anchored(text, anchor),
    anchor,
  })),
});

function refusal(check: () => void): string {
  try {
    check();
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    return (error as UnreadableError).message;
  }
}

describe('limits', () => {
  it.each(names)('%s: far above what was seen, and said in both languages', (name) => {
    const { most, seen } = LIMITS[name];
    expect(most).toBeGreaterThanOrEqual(seen * 10);
    const { code, message } = beyond(name).report;
    expect(message.zh).toMatch(/\p{Script=Han}.*超过 \d+$/u);
    expect(message.en).toMatch(new RegExp(`more than ${most} [a-z]`, 'u'));
    expect(['document_holds_too_much', 'markup_too_complex']).toContain(code);
  });

  it.each(names)('%s: the limit itself is within', (name) => {
    const { most } = LIMITS[name];
    expect(() => refuseBeyond(name, most)).not.toThrow();
    expect(() => refuseBeyond(name, most + 1)).toThrow(UnreadableError);
  });
});

describe('checkContent', () => {
  it.each([
    ['paragraphs', { blocks: Array.from({ length: LIMITS.blocks.most + 1 }, () => block('1')), tables: [] }],
    ['tables', { blocks: [], tables: Array.from({ length: LIMITS.tables.most + 1 }, () => tableOf(1)) }],
    ['cells', { blocks: [], tables: [tableOf(200_000), tableOf(LIMITS.cells.most - 199_999)] }],
    ['characters', { blocks: [], tables: [tableOf(1000, 'x'.repeat(10_001))] }],
    ['without a break', { blocks: [block('x'.repeat(LIMITS.unbroken.most + 1))], tables: [] }],
  ])('refuses too many: %s', (words, { blocks, tables }) => {
    expect(refusal(() => checkContent({ pages: [], messages: [], blocks, tables }))).toContain(words);
  });

  it('lets the largest list of schools pass', () => {
    const content = {
      pages: [],
      messages: [],
      blocks: [block('名单')],
      tables: [tableOf(LIMITS.cells.seen)],
    };
    expect(refusal(() => checkContent(content))).toBe('');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inReadingOrder } from '../../cli/extraction/reading-order.ts';
import { renderExtractionHtml } from '../../cli/extraction/render-html.ts';
import { renderExtractionJson } from '../../cli/extraction/render-json.ts';
import { renderExtractionMarkdown } from '../../cli/extraction/render-markdown.ts';
import { anchored, type Block, type Cell, type Extraction, type Table } from '../../model/index.ts';

const at = (path: string) => ({ path });
const block = (kind: Block['kind'], text: string, more: Partial<Block> = {}): Block => ({
  kind,
  ...anchored(text, at('p')),
  anchor: at('p'),
  ...more,
});
const cell = (row: number, col: number, text: string, spans: Partial<Cell> = {}): Cell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  ...anchored(text, at(`c${row}${col}`)),
  anchor: at(`c${row}${col}`),
  ...spans,
});
const table: Table = {
  id: 't1',
  caption: '表1：经费',
  headerRows: 1,
  rows: 3,
  cols: 2,
  unit: '万元',
  anchors: [at('t')],
  cells: [
    cell(0, 0, '项目'),
    cell(0, 1, '2023年'),
    cell(1, 0, '收入|其中\n财政', { rowSpan: 2 }),
    cell(1, 1, '<5>'),
    cell(2, 1, ''),
  ],
  confidence: 1,
};

function extraction(blocks: readonly Block[], tables: readonly Table[]): Extraction {
  return {
    source: { path: 'a.html', sha256: 'ab', mediaType: 'text/html', bytes: 1 },
    pages: [],
    blocks,
    tables,
    messages: [],
    extractor: '0',
    report: { type: 'other', institution: null, year: null, title: null },
    observations: [],
    findings: [],
    numerals: { total: 0, facts: 0, cells: 0, references: 0, unresolved: 0, reasons: {} },
  };
}

const document = extraction(
  [
    block('heading', '二、条件', { level: 2 }),
    block('paragraph', '1. 收入<增长>'),
    block('table', '项目 2023年', { table: 't1' }),
    block('note', '备注：一\n二'),
  ],
  [table, { ...table, id: 't2', caption: null, unit: null }],
);

describe('a document in other forms', () => {
  it('keeps tables where their blocks stand, and those without a block at the end', () => {
    const pieces = inReadingOrder(document).map((p) => (p.kind === 'table' ? p.table.id : p.block.kind));
    expect(pieces).toEqual(['heading', 'paragraph', 't1', 'note', 't2']);
  });

  it('as Markdown', () => {
    expect(renderExtractionMarkdown(document)).toBe(`## 二、条件

\\1. 收入\\<增长\\>

**表1：经费（万元）**

| 项目 | 2023年 |
|---|---|
| 收入\\|其中<br>财政 | \\<5\\> |
|  |  |

> 备注：一
> 二

| 项目 | 2023年 |
|---|---|
| 收入\\|其中<br>财政 | \\<5\\> |
|  |  |
`);
  });

  it('as HTML, with spans and nothing of the document taken as markup', () => {
    const html = renderExtractionHtml(document, 'zh');
    expect(html).toContain('<h2 data-anchor="{&quot;path&quot;:&quot;p&quot;}" title="p">二、条件</h2>');
    expect(html).toContain('<td rowspan="2" data-anchor=');
    expect(html).toContain('>&lt;5&gt;</td>');
    expect(html).toContain('<caption>表1：经费（万元）</caption>');
    expect(html.match(/<th /g)).toHaveLength(4);
  });

  it('as JSON with one item a line, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const made = extraction(
          texts.map((text) => block('paragraph', text)),
          [table],
        );
        const json = renderExtractionJson(made);
        const parsed = JSON.parse(json) as Extraction;
        expect(parsed.blocks.map((b) => b.text)).toEqual(texts);
        expect(parsed.tables[0]?.cells).toHaveLength(5);
        expect(json.split('\n').length).toBe(15 + texts.length + (texts.length > 0 ? 1 : 0));
      }),
    );
  });
});

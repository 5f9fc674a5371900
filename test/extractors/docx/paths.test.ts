import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../extractors/docx/read-docx.ts';
import { docxTextAt } from '../../../extractors/docx/resolve-path.ts';
import { listFixtures } from '../../../fixtures/read-truth.ts';
import { type AnchoredText, type DocumentContent, isPathAnchor } from '../../../model/index.ts';
import { expectSoundTables, expectStandardRows, expectTrueTables } from '../html/look-at-tables.ts';
import { buildDocx, cell, paragraph, run, table } from './build-docx.ts';

/** Superscripts as the file has them: plain digits. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll('\n', ' ');

/** Every segment of every block and cell says where its words stand: the file itself has them there. */
function expectResolvable(content: DocumentContent, bytes: Uint8Array): void {
  const textAt = docxTextAt(bytes);
  const items: AnchoredText[] = [...content.blocks, ...content.tables.flatMap((found) => found.cells)];
  for (const { text, segments } of items)
    for (const { start, end, anchor } of segments) {
      expect(isPathAnchor(anchor)).toBe(true);
      if (!isPathAnchor(anchor)) continue;
      const part = Array.from(textAt(anchor.path) ?? '')
        .slice(anchor.start, anchor.end)
        .join('');
      expect(plain(part)).toBe(plain(text.slice(start, end)));
    }
}

describe('paths', () => {
  it('count paragraphs, tables, rows and cells of the file, empty and merged ones too', async () => {
    const merged = (value: string) => `<w:vMerge w:val="${value}"/>`;
    const inner = table([
      ['x', 'y'],
      ['1', '2'],
    ]);
    const body = [
      paragraph(''),
      `<w:sdt><w:sdtContent>${paragraph('第二段')}</w:sdtContent></w:sdt>`,
      table([
        [cell('甲', merged('restart')), '乙', '丙'],
        [cell('', merged('continue')), '丁', cell(paragraph('外') + inner + paragraph('后'))],
        ['戊', '己', '庚'],
      ]),
      `<w:p>${run('末')}</w:p>`,
    ].join('');
    const bytes = buildDocx({ body });
    const content = await readDocx(bytes);
    const anchors = (text: string) =>
      [...content.blocks, ...content.tables.flatMap((found) => found.cells)]
        .filter((item) => item.text === text)
        .map((item) => item.anchor);
    expect(anchors('第二段')).toEqual([{ path: 'p[2]' }]);
    expect(anchors('丁')).toEqual([{ path: 'table[1]/tr[2]/td[2]' }]);
    expect(anchors('外\n后')).toEqual([{ path: 'table[1]/tr[2]/td[3]' }]);
    expect(anchors('y')).toEqual([{ path: 'table[1]/tr[2]/td[3]/table[1]/tr[1]/td[2]' }]);
    expect(anchors('末')).toEqual([{ path: 'p[3]' }]);
    expectResolvable(content, bytes);
    const textAt = docxTextAt(bytes);
    expect(textAt('table[1]/tr[3]/td[1]')).toBe('戊');
    expect(textAt('p[9]')).toBeNull();
  });
});

describe.each(listFixtures().map((fixture) => [fixture.id, fixture] as const))('%s', (_, fixture) => {
  it('has every table as it is, and paths that resolve', async () => {
    const bytes = new Uint8Array(readFileSync(fixture.files.docx));
    const content = await readDocx(bytes);
    expectSoundTables(content);
    expectTrueTables(content, fixture);
    expectStandardRows(content, fixture);
    expectResolvable(content, bytes);
  });
});

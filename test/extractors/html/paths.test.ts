import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../extractors/html/read-html.ts';
import { htmlTextAt } from '../../../extractors/html/resolve-path.ts';
import { listFixtures } from '../../../fixtures/read-truth.ts';
import { type AnchoredText, type DocumentContent, isPathAnchor } from '../../../model/index.ts';
import { expectSoundTables, expectStandardRows, expectTrueTables } from './look-at-tables.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every segment of every block and cell says where its words stand: the file has them there. */
function expectResolvable(content: DocumentContent, bytes: Uint8Array): void {
  const textAt = htmlTextAt(bytes);
  const items: AnchoredText[] = [...content.blocks, ...content.tables.flatMap((table) => table.cells)];
  for (const { text, segments } of items)
    for (const { start, end, anchor } of segments) {
      expect(isPathAnchor(anchor)).toBe(true);
      if (!isPathAnchor(anchor)) continue;
      const found = textAt(anchor.path) ?? '';
      const part = Array.from(found).slice(anchor.start, anchor.end).join('');
      expect(part.replaceAll('\n', ' ')).toBe(text.slice(start, end).replaceAll('\n', ' '));
    }
}

describe('paths', () => {
  it('lead a person to the element: numbers among siblings of one name, rows through the whole table', () => {
    const page = encode(
      '<body><div>a</div><div>b<table><thead><tr><th>h1<th>h2</thead><tbody><tr><td>1<td><p>x</p><p>y</p></tbody></table>c</div>',
    );
    const textAt = htmlTextAt(page);
    expect(textAt('body/div[2]/table[1]/tr[2]/td[2]')).toBe('x\ny');
    expect(textAt('body/div[2]/table[1]/tr[2]/td[2]/p[2]')).toBe('y');
    expect(textAt('body/div[2]/table[1]/tr[1]/th[1]')).toBe('h1');
    expect(textAt('body/div[2]')).toBe('b\nh1\nh2\n1\nx\ny\nc');
    expect(textAt('body/div[3]')).toBeNull();
  });

  it('carry offsets where an element holds more than one stretch of text', async () => {
    const page = encode('<body><div>前<p>中</p>后</div>');
    const { blocks } = await readHtml(page);
    expect(blocks.map((block) => block.anchor)).toEqual([
      { path: 'body/div[1]', start: 0, end: 1 },
      { path: 'body/div[1]/p[1]' },
      { path: 'body/div[1]', start: 4, end: 5 },
    ]);
  });

  const word = fc.constantFrom(
    '年报 2023',
    '专任教师 512 人。',
    '甲',
    '𠮷野',
    'x &amp; y',
    '<br>',
    '<b>粗</b>',
    ' ',
  );
  const { tree } = fc.letrec<{ tree: string; table: string; list: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      word,
      tie('table'),
      tie('list').map((inner) => `<p>${inner}</p>`),
      tie('list').map((inner) => `<div>${inner}</div>`),
      tie('list').map((inner) => `<ul><li>${inner}</ul>`),
      tie('list').map((inner) => `<h2>${inner}</h2>`),
    ),
    list: fc.array(tie('tree'), { maxLength: 4 }).map((parts) => parts.join('')),
    table: fc
      .array(fc.array(tie('tree'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map(
        (rows) =>
          `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}`).join('')}`).join('')}</table>`,
      ),
  }));

  it('of any page resolve to the words they are given for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 5 }), async (parts) => {
        const bytes = encode(`<!DOCTYPE html><body>${parts.join('')}`);
        const content = await readHtml(bytes);
        expectSoundTables(content);
        expectResolvable(content, bytes);
      }),
      { numRuns: 150 },
    );
  });
});

describe.each(listFixtures().map((fixture) => [fixture.id, fixture] as const))('%s', (_, fixture) => {
  it('has every table as it is, and paths that resolve', async () => {
    const bytes = new Uint8Array(readFileSync(fixture.files.html));
    const content = await readHtml(bytes);
    expectSoundTables(content);
    expectTrueTables(content, fixture);
    expectStandardRows(content, fixture);
    expectResolvable(content, bytes);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../extractors/html/read-html.ts';
import { UnreadableError } from '../../../model/index.ts';
import { expectSoundTables } from './look-at-tables.ts';

const times = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join('');

/** The code of the error, or the number of blocks. Anything but an UnreadableError fails the test. */
async function outcome(html: string): Promise<string | number> {
  try {
    const content = await readHtml(new TextEncoder().encode(html));
    expectSoundTables(content);
    return content.blocks.length;
  } catch (error) {
    if (error instanceof UnreadableError) return error.report.code;
    throw error;
  }
}

describe('hostile pages', () => {
  it.each<[string, string, string | number]>([
    ['200,000 nested div', '<div>'.repeat(200_000), 'markup_too_complex'],
    ['20,000 nested tables', '<table><tr><td>'.repeat(20_000), 'markup_too_complex'],
    ['12,000 times <a><b><div>', '<a><b><div>'.repeat(12_000), 'markup_too_complex'],
    ['a tag of 100,000 attributes', `<p ${times(100_000, (i) => `a${i}=1 `)}>x`, 'markup_too_complex'],
    ['16,000 formatting elements', `${'<b>'.repeat(16_000)}x`, 1],
    ['unclosed fonts in every paragraph', times(5000, (i) => `<p><font id=${i}>x</p>`), 5000],
    ['cells without end tags', `<table>${'<tr><td><p>1<td><p>2'.repeat(3000)}</table>`, 1],
    [
      'a span of two thousand million',
      '<table><tr><td colspan=2000000000 rowspan=2000000000>1<td>2<tr><td>3<td>4</table>',
      1,
    ],
    [
      'spans of zero and nonsense',
      '<table><tr><td colspan=0 rowspan=-1>1<td colspan=x>2<tr><td>3<td>4</table>',
      1,
    ],
    ['nothing but comments', '<!--'.repeat(10_000), 0],
    ['a frameset', '<frameset><frame src=x></frameset>', 0],
    ['ampersands', '&'.repeat(100_000), 1],
  ])('%s', async (_, html, expected) => {
    expect(await outcome(html)).toBe(expected);
  });

  it('tables nested as deep as allowed do not overflow the stack', async () => {
    expect(await outcome(`${'<table><tr><td>'.repeat(240)}x`)).toBe(1);
  });

  it('any bytes end in content or in an UnreadableError', async () => {
    const tag = fc.constantFrom(
      '<table>',
      '<tr>',
      '<td rowspan=3>',
      '<td colspan=9>',
      '</table>',
      '<p>',
      '</p>',
      '<b>',
      '<h1>',
      '<caption>',
      '<thead>',
      '<img>',
      '表 1 甲',
      '1',
      '<br>',
      '<sup>',
      '<svg>',
      '<select>',
      '<template>',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(tag, fc.string({ maxLength: 5 })), { maxLength: 40 }),
        async (parts) => {
          expect(await outcome(parts.join(''))).toBeDefined();
        },
      ),
      { numRuns: 200 },
    );
  });
});

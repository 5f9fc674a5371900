import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../extractors/docx/read-docx.ts';
import { UnreadableError } from '../../../model/index.ts';
import { expectSoundTables } from '../html/look-at-tables.ts';
import { buildDocx, cell, paragraph, table } from './build-docx.ts';

const nested = (depth: number): string =>
  '<w:tbl><w:tr><w:tc>'.repeat(depth) + paragraph('深') + '</w:tc></w:tr></w:tbl>'.repeat(depth);

async function outcome(bytes: Uint8Array): Promise<string | number> {
  try {
    const content = await readDocx(bytes);
    expectSoundTables(content);
    return content.blocks.length;
  } catch (error) {
    if (error instanceof UnreadableError) return error.report.code;
    throw error;
  }
}

describe('hostile documents', () => {
  it.each<[string, string, string | number]>([
    ['20,000 nested tables', nested(20_000), 'markup_too_complex'],
    ['tables nested as deep as anybody would', nested(40), 1],
    ['two million empty paragraphs', '<w:p/>'.repeat(2_000_000), 'document_holds_too_much'],
    ['a part that breaks off', paragraph('甲').slice(0, -6), 'document_damaged'],
    ['styles and notes that are not there', paragraph('甲', '<w:pStyle w:val="x"/>'), 1],
    ['numbering that is not there', paragraph('甲', '<w:numPr><w:numId w:val="7"/></w:numPr>'), 1],
    ['text outside paragraphs', '<w:r><w:t>甲</w:t></w:r>', 1],
    ['an empty body', '', 0],
  ])('%s', async (_, body, expected) => {
    expect(await outcome(buildDocx({ body }))).toBe(expected);
  });

  it('does not expand entities', async () => {
    const prologue = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
    expect(await outcome(buildDocx({ body: paragraph('&a;&b;'), prologue }))).toBe('document_damaged');
  });

  it('clamps spans', async () => {
    const wide = cell('宽', '<w:gridSpan w:val="2000000000"/>');
    expect(
      await outcome(
        buildDocx({
          body: table([
            [wide, '甲'],
            ['乙', '1'],
          ]),
        }),
      ),
    ).toBe(1);
  });

  it('a style based on itself does not hang', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="a"/></w:style>';
    expect(await outcome(buildDocx({ body: paragraph('甲', '<w:pStyle w:val="a"/>'), styles }))).toBe(1);
  });

  it('any order of Word elements ends in content or in an UnreadableError', async () => {
    const name = fc.constantFrom(
      'p',
      'r',
      't',
      'tbl',
      'tr',
      'tc',
      'sdt',
      'sdtContent',
      'pPr',
      'rPr',
      'tcPr',
      'vMerge',
      'gridSpan',
      'ins',
      'del',
      'pict',
      'txbxContent',
      'drawing',
      'footnoteReference',
      'br',
      'fldSimple',
    );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom('年报', '1'),
        fc
          .tuple(name, fc.array(tie('tree'), { maxLength: 4 }))
          .map(([n, inner]) => `<w:${n} w:val="2">${inner.join('')}</w:${n}>`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 5 }), async (parts) => {
        // a library's own error is turned into an UnreadableError by read-document.ts
        const result = await outcome(buildDocx({ body: parts.join('') })).catch(
          (error: Error) => error.message,
        );
        expect(result).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});

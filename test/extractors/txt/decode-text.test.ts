import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../extractors/txt/decode-text.ts';

const sample = '附表 1 人才培养质量计分卡\n毕业生人数 人 1286\n';

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(sample, 'utf8')],
    ['UTF-8', Buffer.from(`\ufeff${sample}`, 'utf8')],
    ['GB18030', iconv.encode(sample, 'gb18030')],
    ['UTF-16LE', iconv.encode(sample, 'utf16le', { addBOM: true })],
    ['UTF-16LE', iconv.encode(sample, 'utf16le', { addBOM: false })],
    ['UTF-16BE', iconv.encode(sample, 'utf16be', { addBOM: true })],
    ['UTF-16BE', iconv.encode(sample, 'utf16be', { addBOM: false })],
  ])('reads %s', (encoding, bytes) => {
    const decoded = decodeText(new Uint8Array(bytes));
    expect(decoded.text).toBe(sample);
    expect(decoded.encoding).toBe(encoding);
  });

  it('gives back any text written in UTF-8 or GB18030', () => {
    const han = fc.string({
      unit: fc.constantFrom(...'职业教育质量年报二〇二四，。：（）1234567890%abc\n'),
      minLength: 4,
    });
    fc.assert(
      fc.property(han, (text) => {
        expect(decodeText(new Uint8Array(Buffer.from(text, 'utf8'))).text).toBe(text);
        expect(decodeText(new Uint8Array(iconv.encode(`学校${text}`, 'gb18030'))).text).toBe(`学校${text}`);
      }),
    );
  });

  it('counts what cannot be decoded and keeps the rest', () => {
    const bytes = new Uint8Array([
      ...Buffer.from(sample.repeat(20), 'utf8'),
      0xff,
      0xfe,
      0xff,
      ...Buffer.from('在校生 4210 人'),
    ]);
    const decoded = decodeText(bytes);
    expect(decoded.text).toContain('在校生 4210 人');
    expect(decoded.messages.map((m) => m.code)).toEqual(['encoding_damaged']);
    expect(decoded.messages[0]?.message.en).toBe('3 characters could not be decoded');
  });

  it('reads an empty file as empty text', () => {
    expect(decodeText(new Uint8Array()).text).toBe('');
  });
});

import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeHtml } from '../../../extractors/html/decode-html.ts';

const page = (charset: string | null): string =>
  `<html><head>${charset ? `<meta charset="${charset}">` : ''}</head><body>青禾职业技术学院，专任教师 512 人，生师比 16.8。</body></html>`;

describe('decodeHtml', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8 as declared', iconv.encode(page('utf-8'), 'utf8'), page('utf-8')],
    ['UTF-8 without a word', iconv.encode(page(null), 'utf8'), page(null)],
    ['UTF-8 that says gb2312', iconv.encode(page('gb2312'), 'utf8'), page('gb2312')],
    ['UTF-8 with a mark', iconv.encode(page(null), 'utf8', { addBOM: true }), page(null)],
    ['GB2312 as declared', iconv.encode(page('gb2312'), 'gb18030'), page('gb2312')],
    ['GBK without a word', iconv.encode(page(null), 'gbk'), page(null)],
    ['GBK that says utf-8', iconv.encode(page('utf-8'), 'gbk'), page('utf-8')],
    ['GBK that says iso-8859-1', iconv.encode(page('iso-8859-1'), 'gbk'), page('iso-8859-1')],
    [
      'Big5 as declared',
      iconv.encode('<meta charset=big5>職業學院年報', 'big5'),
      '<meta charset=big5>職業學院年報',
    ],
    [
      'French in Latin 1',
      iconv.encode('<meta charset=iso-8859-1>été où', 'latin1'),
      '<meta charset=iso-8859-1>été où',
    ],
    ['UTF-16 with a mark', iconv.encode(page(null), 'utf16-le', { addBOM: true }), page(null)],
    ['UTF-16 without a mark', iconv.encode(page(null), 'utf16-be'), page(null)],
    ['an unknown charset', iconv.encode(page('no-such-thing'), 'utf8'), page('no-such-thing')],
  ])('%s', (_, bytes, text) => {
    expect(decodeHtml(bytes).text).toBe(text);
  });

  it('says what it guessed and counts damage', () => {
    expect(decodeHtml(iconv.encode(page(null), 'gbk')).messages.map((m) => m.code)).toEqual([
      'encoding_guessed',
    ]);
    const broken = Buffer.concat([iconv.encode(page('utf-8'), 'utf8'), Buffer.from([0xff])]);
    expect(decodeHtml(broken).messages.map((m) => m.code)).toEqual(['encoding_damaged']);
  });
});

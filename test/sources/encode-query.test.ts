import fc from 'fast-check';
import { decode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { encodeQuery } from '../../sources/listing/encode-query.ts';

describe('encodeQuery', () => {
  it.each([
    ['/down.asp?f=年报.pdf', 'gb18030', '/down.asp?f=%C4%EA%B1%A8.pdf'],
    ['/年报/down.asp?f=年', 'gbk', '/年报/down.asp?f=%C4%EA'],
    ['/down.asp?f=年报.pdf', 'utf-8', '/down.asp?f=年报.pdf'],
    ['/年报.pdf', 'gb2312', '/年报.pdf'],
    ['?a=%C4%EA&b=1', 'gbk', '?a=%C4%EA&b=1'],
  ])('%s on a page in %s is %s', (href, charset, wanted) => {
    expect(encodeQuery(href, charset)).toBe(wanted);
  });

  it('means the same text in GBK', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'质量年报二〇二四学院（附件）①Ａ·')), (chars) => {
        const text = chars.join('');
        const bytes = encodeQuery(`?${text}`, 'gbk')
          .slice(1)
          .match(/%../g)
          ?.map((hex) => Number.parseInt(hex.slice(1), 16));
        expect(decode(Buffer.from(bytes ?? []), 'gb18030')).toBe(text);
      }),
    );
  });
});

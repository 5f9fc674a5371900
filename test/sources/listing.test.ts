import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ListSelectors } from '../../catalog/sources/source-spec.ts';
import { canonicalUrl } from '../../sources/listing/canonical-url.ts';
import { decodePage } from '../../sources/listing/decode-page.ts';
import { readDate, readFeedDate } from '../../sources/listing/read-date.ts';
import { readFeed } from '../../sources/listing/read-feed.ts';
import { readAttachments, readHtmlList } from '../../sources/listing/read-html-list.ts';
import { readSitemap } from '../../sources/listing/read-sitemap.ts';
import { findChallenge } from '../../sources/verify/find-challenge.ts';

const page = new URL('http://school.test/news/list.htm');
const selectors: ListSelectors = {
  item: 'ul.list > li',
  link: 'a[href]',
  title: null,
  date: null,
  next: 'a.next',
  attachments: null,
  open: null,
};

describe('readHtmlList', () => {
  it('yields address, title and date of each entry, and the next page', () => {
    const html = `<ul class="list">
      <li><a href="../docs/2024.pdf" title="云岭职业技术学院质量年度报告（2024）">云岭职业技术学院质量…</a><span>2025-01-15</span></li>
      <li><a href="/docs/2023.pdf#page=2">质量年报
        2023</a> [2024年3月5日]</li>
      <li><a href="javascript:void(0)">更多</a></li>
      <li>没有链接</li></ul><a class="next" href="list2.htm">下一页</a>`;
    const found = readHtmlList(html, page, selectors);
    expect(found.items).toEqual([
      {
        url: 'http://school.test/docs/2024.pdf',
        title: '云岭职业技术学院质量年度报告（2024）',
        date: '2025-01-15',
        page: page.href,
      },
      {
        url: 'http://school.test/docs/2023.pdf',
        title: '质量年报 2023',
        date: '2024-03-05',
        page: page.href,
      },
    ]);
    expect(found.next).toBe('http://school.test/news/list2.htm');
    expect(found.matched).toBe(4);
    expect(found.unusable).toEqual(['javascript:void(0)']);
  });

  it('uses own selectors for title and date, and the base of the page', () => {
    const html = `<base href="http://files.test/x/"><div class="r"><b>甲校</b><i>2024.12.1</i><a href="a.docx">下载</a></div>`;
    const found = readHtmlList(html, page, { ...selectors, item: '.r', title: 'b', date: 'i', next: null });
    expect(found.items[0]).toMatchObject({
      url: 'http://files.test/x/a.docx',
      title: '甲校',
      date: '2024-12-01',
    });
  });

  it('takes an item that is the link itself', () => {
    const found = readHtmlList('<a class="d" href="/1.pdf">一</a>', page, {
      ...selectors,
      item: 'a.d',
      link: ':scope',
    });
    expect(found.items.map(({ title }) => title)).toEqual(['一']);
  });

  it('says which selector is wrong', () => {
    expect(() => readHtmlList('<p>', page, { ...selectors, item: 'ul[[' })).toThrow(/selector/);
  });

  it('refuses a page that no listing is', () => {
    expect(() => readHtmlList('<div>'.repeat(5000), page, selectors)).toThrow(/400 elements/);
    expect(() => readHtmlList('<p>x</p>'.repeat(250_000), page, selectors)).toThrow(/200000 tags/);
  });

  it('takes attachments with the title and date of the entry that led there', () => {
    const parent = {
      url: 'http://school.test/1.htm',
      title: '年报公布',
      date: '2025-01-01',
      page: page.href,
    };
    const html = '<div class="fj"><a href="/f/a.pdf">附件1.pdf</a><a href="/f/b.zip">年报公布</a></div>';
    const { items } = readAttachments(html, new URL(parent.url), { selector: '.fj a', parent });
    expect(items.map(({ url, title, date }) => [url, title, date])).toEqual([
      ['http://school.test/f/a.pdf', '年报公布 · 附件1.pdf', '2025-01-01'],
      ['http://school.test/f/b.zip', '年报公布', '2025-01-01'],
    ]);
  });
});

describe('readFeed', () => {
  it('reads RSS: enclosures before links, titles in CDATA, dates', () => {
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>通知</title><link>http://a.test/</link>
      <item><title><![CDATA[质量<b>年报</b> 2024]]></title><link>http://a.test/1.htm</link>
        <enclosure url="/f/1.pdf" type="application/pdf"/><pubDate>Wed, 15 Jan 2025 08:00:00 +0800</pubDate></item>
      <item><title>无附件</title><link> http://a.test/2.htm </link></item>
      <item><title>只有编号</title><guid>http://a.test/3.pdf</guid></item>
      <item><title>编号不是地址</title><guid isPermaLink="false">x-4</guid></item></channel></rss>`;
    const { items, matched } = readFeed(rss, new URL('http://a.test/rss.xml'));
    expect(items.map(({ url, title, date }) => [url, title, date])).toEqual([
      ['http://a.test/f/1.pdf', '质量年报 2024', '2025-01-15'],
      ['http://a.test/2.htm', '无附件', null],
      ['http://a.test/3.pdf', '只有编号', null],
    ]);
    expect(matched).toBe(4);
  });

  it('reads Atom and its next page', () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?page=2"/>
      <entry><title>年报</title><link rel="alternate" href="/a.html"/><link rel="enclosure" href="/a.pdf"/><updated>2025-02-03T00:00:00Z</updated></entry>
      <entry><title>二</title><link href="/b.pdf"/></entry></feed>`;
    const { items, next } = readFeed(atom, new URL('http://a.test/atom'));
    expect(items.map(({ url, date }) => [url, date])).toEqual([
      ['http://a.test/a.pdf', '2025-02-03'],
      ['http://a.test/b.pdf', null],
    ]);
    expect(next).toBe('http://a.test/atom?page=2');
  });

  it('refuses what is no feed', () => {
    expect(() => readFeed('<html><body>维护中</body></html>', page)).toThrow(/neither RSS nor Atom/);
  });
});

describe('readSitemap', () => {
  it('reads XML, an index of maps, and plain text', () => {
    const xml = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://a.test/%E5%B9%B4%E6%8A%A5.pdf</loc><lastmod>2025-01-01T08:00:00+08:00</lastmod></url></urlset>`;
    expect(readSitemap(xml, page).items).toEqual([
      { url: 'http://a.test/%E5%B9%B4%E6%8A%A5.pdf', title: '年报.pdf', date: '2025-01-01', page: page.href },
    ]);
    const index = '<sitemapindex><sitemap><loc>http://a.test/1.xml</loc></sitemap></sitemapindex>';
    expect(readSitemap(index, page).maps).toEqual(['http://a.test/1.xml']);
    expect(readSitemap('http://a.test/1.pdf\n\nhttp://a.test/2.pdf\n', page).items).toHaveLength(2);
  });
  it('refuses what is no map', () => {
    expect(() => readSitemap('<html></html>', page)).toThrow();
    expect(() => readSitemap('维护中', page)).toThrow();
  });
});

describe('decodePage', () => {
  const text = '<meta charset="gb2312"><title>质量年报</title>云岭职业技术学院㐂';
  it.each([
    ['gb18030', null],
    ['gb18030', 'text/html; charset=gb2312'],
    ['gb18030', 'text/html; charset=utf-8'],
    ['utf8', 'text/html; charset=gb2312'],
    ['utf8', null],
  ])('reads %s that the server calls %s', (encoding, contentType) => {
    expect(decodePage(iconv.encode(text, encoding), contentType)).toBe(text);
  });
  it('reads Big5 and UTF-16 that say so', () => {
    expect(decodePage(iconv.encode('品質年報', 'big5'), 'text/html; charset=big5')).toBe('品質年報');
    expect(decodePage(iconv.encode('质量年报', 'utf16le', { addBOM: true }), null)).toBe('质量年报');
  });
  it('survives a charset that does not exist and any bytes', () => {
    expect(decodePage(iconv.encode('年报', 'gbk'), 'text/html; charset=nonsense')).toBe('年报');
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(typeof decodePage(bytes, null)).toBe('string');
      }),
    );
  });
});

describe('canonicalUrl', () => {
  it.each([
    ['a.pdf#x', 'http://school.test/news/a.pdf'],
    [' /a b.pdf\n', 'http://school.test/a%20b.pdf'],
    ['//CDN.Test:80/x', 'http://cdn.test/x'],
    ['/x;jsessionid=ABC123?id=1', 'http://school.test/x?id=1'],
    ['/年报.pdf', 'http://school.test/%E5%B9%B4%E6%8A%A5.pdf'],
    ['../../../../etc/passwd', 'http://school.test/etc/passwd'],
  ])('%s is %s', (href, expected) => {
    expect(canonicalUrl(href, page)?.href).toBe(expected);
  });
  it.each([
    '',
    '#top',
    'javascript:alert(1)',
    'mailto:a@b.cn',
    'file:///etc/passwd',
    'data:text/html,x',
    'http://u:p@a.test/',
    'http://[',
  ])('%s is not used', (href) => {
    expect(canonicalUrl(href, page)).toBeNull();
  });
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (href) => {
        const once = canonicalUrl(href, page)?.href ?? '';
        expect(canonicalUrl(once, page)?.href ?? '').toBe(once);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2025-01-15', '2025-01-15'],
    ['[2025/1/5]', '2025-01-05'],
    ['发布时间：2024年 12月 31日 10:22', '2024-12-31'],
    ['20250115', '2025-01-15'],
    ['15 2025-01', '2025-01-15'],
    ['2025-02-30', null],
    ['01-15', null],
    ['电话 020250115888', null],
    ['质量年报（2024）', null],
  ])('%s is %s', (text, expected) => {
    expect(readDate(text)).toBe(expected);
  });
  it('reads those of feeds', () => {
    expect(readFeedDate('Wed, 15 Jan 2025 23:30:00 +0800')).toBe('2025-01-15');
    expect(readFeedDate('2025-01-15T23:30:00+08:00')).toBe('2025-01-15');
    expect(readFeedDate('gestern')).toBeNull();
  });
});

describe('findChallenge', () => {
  it.each([
    '<html><title>提示</title><body>访问过于频繁，请稍后再试</body></html>',
    '<body><div>请完成安全验证后继续访问</div></body>',
    "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script>",
    '<title>Just a moment...</title><p>x</p>',
    '您的请求已被该网站防火墙拦截：您的IP 1.2.3.4 被拦截',
    '<h1>Access Denied</h1>',
  ])('%s is one', (html) => {
    expect(findChallenge(html)).not.toBeNull();
  });
  it('leaves pages that only mention such words', () => {
    const report = `<body>${'本校网络安全建设持续推进，部署Web应用防火墙。'.repeat(80)}</body>`;
    expect(findChallenge(report)).toBeNull();
    expect(findChallenge('<ul class="list"><li><a href="1.pdf">质量年报</a></li></ul>')).toBeNull();
  });
  it('takes no report of ours for one', () => {
    const html = readFileSync(
      new URL('../../fixtures/reports/yunling-2024/report.html', import.meta.url),
      'utf8',
    );
    expect(findChallenge(html)).toBeNull();
  });
});

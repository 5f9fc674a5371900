// The scripted hosts of the scenarios: one for each thing that happens to a nightly import. For tests only.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feed, listPage, report, sitemap, versioned } from './listings.ts';
import { gbk, listYaml, type PlayedHost } from './run-nights.ts';

export const pdf = readFileSync(
  join(import.meta.dirname, '../../../../fixtures/reports/yunling-2023/report.pdf'),
);
const notFound = { status: 404 };
const challenge = '<html><head><title>提示</title></head><body>您的访问过于频繁，请稍后再试。</body></html>';

/** By name: what each answers in which night, and its source. */
export const hosts: Record<string, PlayedHost> = {
  quiet: {
    yaml: listYaml(),
    play: (r) => {
      if (r.path === '/list.htm') return versioned(r, listPage([{ href: 'a.html' }]), 'W/"list 1"');
      return r.path === '/a.html' ? versioned(r, report('安静'), '"odd, but, verbatim"') : notFound;
    },
  },
  revised: {
    yaml: listYaml(),
    play: (r, night) => {
      if (r.path === '/list.htm') return { body: listPage([{ href: 'a.html' }]) };
      return versioned(r, report('修订', night < 2 ? 1200 : 1234), night < 2 ? '"1"' : '"2"');
    },
  },
  moved: {
    yaml: listYaml(),
    play: (r, night) => {
      if (r.path === '/list.htm')
        return { body: listPage([{ href: night < 2 ? '/old/a.html' : '/new/a.html' }]) };
      if (r.path === '/old/a.html') return night < 2 ? versioned(r, report('迁移'), '"m"') : notFound;
      return r.path === '/new/a.html' ? versioned(r, report('迁移'), '"m"') : notFound;
    },
  },
  mirror: {
    yaml: listYaml('expect: {may_be_empty: true}'),
    play: (r, night) => {
      if (r.path === '/list.htm') return { body: listPage(night < 2 ? [] : [{ href: 'copy.html' }]) };
      return r.path === '/copy.html' ? versioned(r, report('安静'), '"c"') : notFound;
    },
  },
  gbk: {
    yaml: `name: GBK
kind: html-list
url: {url}/list.asp
list: {item: ul.list li, date: span, attachments: "div.files a"}
accept: {formats: [html], title: 质量.*年报}
`,
    play: ({ path }) => {
      if (path === '/list.asp')
        return {
          body: gbk(
            `<meta http-equiv=Content-Type content="text/html; charset=gb2312">${listPage([
              { href: 'show.asp?id=7', title: '关于发布2024年质量年报的通知', date: '2025年1月8日' },
              { href: 'show.asp?id=8', title: '招聘启事' },
            ])}`,
          ),
        };
      if (path === '/show.asp?id=7')
        return { body: gbk('<div class="files"><a href="/down.asp?f=年报.html">附件：质量年报</a></div>') };
      // a browser sends the query of a GBK page in GBK
      return path === '/down.asp?f=%C4%EA%B1%A8.html' ? { body: report('国标') } : notFound;
    },
  },
  paged: {
    yaml: listYaml(),
    play: ({ path }) => {
      const page = Number(/^\/list(?:_(\d))?\.htm$/.exec(path)?.[1] ?? (path === '/list.htm' ? 1 : 0));
      // the last page leads back to the first
      if (page > 0)
        return {
          body: listPage([{ href: `p${page}.html` }], page < 3 ? `list_${page + 1}.htm` : 'list.htm'),
        };
      const document = /^\/p(\d)\.html$/.exec(path)?.[1];
      return document
        ? { body: report(`分页${'甲乙丙'[Number(document) - 1]}`), headers: { etag: '"p"' } }
        : notFound;
    },
  },
  busy: {
    yaml: listYaml(),
    play: (r, night) => {
      if (r.path === '/robots.txt') return notFound;
      if (night === 1) return { status: 429, headers: { 'retry-after': '7200' } };
      if (r.path === '/list.htm') return { body: listPage([{ href: 'a.html' }]) };
      if (r.earlier === 0) return { status: 503, headers: { 'retry-after': '120' } };
      return versioned(r, report('繁忙'), '"b"');
    },
  },
  robots: {
    yaml: listYaml(),
    play: (r, night) => {
      if (r.path === '/robots.txt')
        return { status: night === 1 ? 503 : 200, body: 'User-agent: *\nDisallow: /x/' };
      if (r.path === '/list.htm') return { body: listPage([{ href: 'a.html' }, { href: '/x/b.html' }]) };
      return versioned(r, report('机器'), '"r"');
    },
  },
  challenge: {
    yaml: listYaml(),
    play: (r, night) => {
      if (r.path === '/list.htm') return { body: night === 2 ? challenge : listPage([{ href: 'a.html' }]) };
      if (r.path === '/a.html') return night >= 3 ? { body: challenge } : versioned(r, report('验证'), '"v"');
      return notFound;
    },
  },
  login: {
    yaml: listYaml(),
    play: ({ path }) => {
      if (path === '/list.htm') return { body: listPage([{ href: 'report.pdf' }]) };
      return path === '/report.pdf'
        ? {
            body: '<html><title>统一身份认证</title><body>用户名</body></html>',
            headers: { 'content-type': 'application/pdf' },
          }
        : notFound;
    },
  },
  cut: {
    yaml: listYaml(),
    play: ({ path, headers }, night) => {
      if (path === '/list.htm') return { body: listPage([{ href: 'report.pdf' }, { href: 'half.pdf' }]) };
      if (path === '/half.pdf')
        return { body: pdf.subarray(0, Math.floor(pdf.length / 2)), headers: { etag: '"h"' } };
      if (path !== '/report.pdf') return notFound;
      if (night === 1) return { body: pdf, headers: { etag: '"whole"' }, cutAfter: 5000 };
      const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1]);
      return headers['if-range'] === '"whole"' && from > 0
        ? {
            status: 206,
            body: pdf.subarray(from),
            headers: { etag: '"whole"', 'content-range': `bytes ${from}-${pdf.length - 1}/${pdf.length}` },
          }
        : versioned({ headers } as never, pdf, '"whole"');
    },
  },
  endless: {
    yaml: listYaml(),
    play: ({ path }) => {
      if (path === '/list.htm') return { body: listPage([{ href: 'a.txt' }]) };
      return path === '/a.txt' ? { body: '年报'.repeat(10_000), endless: true } : notFound;
    },
  },
  slow: {
    yaml: listYaml(),
    play: ({ path }) => {
      if (path === '/list.htm') return { body: listPage([{ href: 'a.txt' }]) };
      return path === '/a.txt' ? { body: 'x'.repeat(1000), slowly: 50 } : notFound;
    },
  },
  loop: {
    yaml: listYaml(),
    play: ({ path }) => {
      if (path === '/list.htm') return { body: listPage([{ href: 'a.html' }]) };
      if (path === '/robots.txt') return notFound;
      return { status: 302, headers: { location: path === '/a.html' ? '/b.html' : '/a.html' } };
    },
  },
  lured: {
    yaml: listYaml(),
    play: ({ path }) => {
      if (path === '/list.htm')
        return {
          body: listPage(['/ip', '/name', '/file', 'http://10.0.0.1/x.html'].map((href) => ({ href }))),
        };
      const to: Record<string, string> = {
        '/ip': 'http://169.254.169.254/latest/meta-data/',
        '/name': 'http://intranet.test/secret.html',
        '/file': 'file:///etc/passwd',
      };
      return to[path] === undefined ? notFound : { status: 302, headers: { location: to[path] ?? '' } };
    },
  },
  dots: {
    yaml: listYaml(),
    play: ({ path }) => {
      const name = '/files/..%2F..%2F..%2Fescaped.html';
      if (path === '/list.htm') return { body: listPage([{ href: name, title: '../../质量年报' }]) };
      return path === name
        ? {
            body: report('点点'),
            headers: {
              etag: '"d"',
              'content-disposition': 'attachment; filename="../../../../tmp/escaped.html"',
            },
          }
        : notFound;
    },
  },
  emptied: {
    yaml: listYaml(),
    play: (r, night) => {
      if (r.path === '/list.htm') return { body: listPage(night < 2 ? [{ href: 'a.html' }] : []) };
      return r.path === '/a.html' ? versioned(r, report('清空'), '"e"') : notFound;
    },
  },
  redesigned: {
    yaml: listYaml('').replace('accept: {', 'accept: {title: 年报, '),
    play: (r, night) => {
      if (r.path === '/list.htm')
        return { body: listPage(night < 2 ? [{ href: 'a.html' }] : [{ href: '/about', title: '学校概况' }]) };
      return r.path === '/a.html' ? versioned(r, report('改版'), '"e"') : notFound;
    },
  },
  dead: { yaml: listYaml(), play: () => notFound },
  brief: {
    yaml: `name: a feed
kind: feed
url: {url}/feed.xml
accept: {formats: [html]}
`,
    // shows only the newest entry, and that of the first night cannot be had then
    play: (r, night) => {
      if (r.path === '/feed.xml') return { body: feed([{ href: night < 2 ? '/one.html' : '/two.html' }]) };
      if (r.path === '/one.html') return night < 2 ? { status: 500 } : versioned(r, report('简讯', 1), '"1"');
      return r.path === '/two.html' ? versioned(r, report('速递', 2), '"2"') : notFound;
    },
  },
  mapped: {
    yaml: `name: a site map
kind: sitemap
url: {url}/sitemap.xml
accept: {formats: [html], title: report}
`,
    play: (r) => {
      if (r.path === '/sitemap.xml')
        return {
          body: sitemap([`http://${r.headers.host}/2024-report.html`, `http://${r.headers.host}/about.html`]),
        };
      return r.path === '/2024-report.html' ? versioned(r, report('地图'), '"1"') : notFound;
    },
  },
};

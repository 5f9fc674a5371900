import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRobots } from '../../sources/robots/judge-robots.ts';
import { matchRule, normalisePath, normalisePattern } from '../../sources/robots/match-rule.ts';
import { parseRobots } from '../../sources/robots/parse-robots.ts';
import { SourceError } from '../../sources/source-error.ts';

const allows = (text: string, product: string, path: string): boolean =>
  parseRobots(text, product).allows(new URL(path, 'http://example.test'));

describe('the examples of RFC 9309', () => {
  // 5.1
  const simple = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`;
  it.each([
    ['anybot', '/picture.gif', false],
    ['anybot', '/picture.gif?x', true],
    ['anybot', '/example/', false],
    ['anybot', '/publications/a.pdf', true],
    ['anybot', '/other', true],
    ['foobot', '/', false],
    ['foobot', '/publications/', false],
    ['foobot', '/example/page.html', true],
    ['foobot', '/example/allowed.gif', true],
    ['barbot', '/example/page.html', false],
    ['bazbot', '/example/page.html', false],
    ['bazbot', '/example/', true],
    ['quxbot', '/example/page.html', true],
    ['FooBot', '/x', false],
  ])('5.1: %s may fetch %s: %s', (product, path, expected) => {
    expect(allows(simple, product, path)).toBe(expected);
  });

  it('5.2: the longest match wins', () => {
    const text = `User-Agent: foobot
Allow: /example/page/
Disallow: /example/page/disallowed.gif
`;
    expect(allows(text, 'foobot', '/example/page/a.gif')).toBe(true);
    expect(allows(text, 'foobot', '/example/page/disallowed.gif')).toBe(false);
  });

  it('2.2.1: groups of one product are merged', () => {
    const text = `user-agent: ExampleBot
disallow: /foo
disallow: /bar

user-agent: ExampleBot
disallow: /baz
`;
    for (const path of ['/foo', '/bar', '/baz']) expect(allows(text, 'examplebot', path)).toBe(false);
    expect(allows(text, 'examplebot', '/qux')).toBe(true);
  });

  it('2.2.2: equivalent rules allow', () => {
    expect(allows('user-agent: *\ndisallow: /a\nallow: /a', 'x', '/a')).toBe(true);
    expect(allows('user-agent: *\nallow: /a\ndisallow: /a', 'x', '/a')).toBe(true);
  });

  it.each([
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz'],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar'],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%E3%83%84', '/foo/bar/ツ'],
    ['/foo/bar/%62%61%7A', '/foo/bar/baz'],
  ])('2.2.2: the rule %s matches the path %s', (rule, path) => {
    expect(matchRule(normalisePattern(rule), normalisePath(path))).toBe(true);
  });

  it.each([
    ['/path/file-with-a-%2A.html', '/path/file-with-a-*.html', true],
    ['/path/foo-%24', '/path/foo-$', true],
    ['/path/foo-%24', '/path/foo-', false],
    ['/*.pdf$', '/a/b.pdf', true],
    ['/*.pdf$', '/a/b.pdf?page=1', false],
    ['/this/*/exactly', '/this/or/that/exactly/so', true],
    ['/fish*.php', '/fish.asp', false],
    ['/$', '/', true],
    ['/$', '/a', false],
    ['/a*$', '/abc', true],
    ['/a*b$', '/ab', true],
    ['/ab*b$', '/ab', false],
  ])('2.2.3: the rule %s and the path %s: %s', (rule, path, expected) => {
    expect(matchRule(normalisePattern(rule), normalisePath(path))).toBe(expected);
  });
});

describe('what robots files look like in the wild', () => {
  it('is read with a byte order mark, comments, odd line ends and capitals', () => {
    const text =
      '\ufeff# 说明\rUSER-AGENT: * # everyone\r\nDISALLOW: /admin # 后台\nSitemap: http://a.test/map.xml\n';
    const policy = parseRobots(text, 'nianbao');
    expect(policy.allows(new URL('http://a.test/admin/x'))).toBe(false);
    expect(policy.allows(new URL('http://a.test/'))).toBe(true);
    expect(policy.sitemaps).toEqual(['http://a.test/map.xml']);
  });

  it('forbids nothing when it forbids the empty path or is a web page', () => {
    expect(allows('User-agent: *\nDisallow:', 'nianbao', '/x')).toBe(true);
    expect(allows('<html><body>Disallow: /</body></html>', 'nianbao', '/x')).toBe(true);
    expect(allows('', 'nianbao', '/x')).toBe(true);
  });

  it('always allows robots.txt itself', () => {
    expect(allows('User-agent: *\nDisallow: /', 'nianbao', '/robots.txt')).toBe(true);
  });

  it('reads a delay, also between agents and rules', () => {
    const text = 'User-agent: *\nCrawl-delay: 7\nUser-agent: other\nDisallow: /x';
    const policy = parseRobots(text, 'nianbao');
    expect(policy.crawlDelaySeconds).toBe(7);
    expect(policy.allows(new URL('http://a.test/x'))).toBe(false);
  });

  it('prefers a group of ours to that of everyone', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-agent: nianbao/1.0\nDisallow: /private';
    expect(allows(text, 'nianbao', '/reports')).toBe(true);
    expect(allows(text, 'nianbao', '/private')).toBe(false);
  });
});

describe('judgeRobots', () => {
  const page = new URL('http://a.test/x');
  it.each([
    [{ status: 200, text: 'User-agent: *\nDisallow: /x' }, false],
    [{ status: 404, text: '' }, true],
    [{ status: 403, text: 'User-agent: *\nDisallow: /' }, true],
    [{ status: 429, text: '' }, false],
    [{ status: 503, text: '' }, false],
    [{ error: new SourceError('network_failed', { detail: 'ECONNREFUSED' }) }, false],
    [{ error: new SourceError('too_many_redirects', { limit: 5 }) }, true],
    [{ error: new SourceError('redirect_loop', { url: 'http://a.test/' }) }, true],
  ])('%j allows the page: %s', (answer, expected) => {
    expect(judgeRobots(answer, 'nianbao').policy.allows(page)).toBe(expected);
  });
});

describe('properties', () => {
  const piece = fc.stringMatching(/^[a-z/.]{0,4}$/);
  it('a pattern matches as the regular expression it stands for', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        piece,
        piece,
        (pieces, end, a, b) => {
          const pattern = pieces.join('*') + (end ? '$' : '');
          const escaped = pieces.map((p) => p.replaceAll('.', '\\.')).join('.*');
          const path = `/${a}${pieces.join(b)}${b}`;
          expect(matchRule(pattern, path)).toBe(new RegExp(`^${escaped}${end ? '$' : ''}`, 's').test(path));
        },
      ),
    );
  });

  it('many wildcards cost nothing', () => {
    const started = performance.now();
    expect(matchRule(`${'/a*'.repeat(5000)}b$`, '/a'.repeat(50_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('any text is a robots file', () => {
    fc.assert(
      fc.property(fc.string(), (text) => void parseRobots(text, 'nianbao').allows(new URL('http://a.test/'))),
    );
  });
});

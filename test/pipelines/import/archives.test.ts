// Archives that a source brings: what is taken of them, what is left out, and what people are told in both languages.

import { deflateRawSync } from 'node:zlib';
import { encode as encodeAs } from 'iconv-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { documentFormats } from '../../../catalog/sources/source-spec.ts';
import { packZip } from '../../../extractors/archive/pack-zip.ts';
import { openWarehouse } from '../../../loaders/open-warehouse.ts';
import { buildDigest } from '../../../pipelines/import/build-digest.ts';
import { renderDigestText } from '../../../pipelines/import/render-digest.ts';
import { verifyDocument } from '../../../pipelines/import/verify-document.ts';
import { openTryOut, type TryOut } from './try-import.ts';
import { listPage, report } from './world/listings.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = (school: string): Uint8Array => utf8(report(school));

/** As Chinese Windows packs: names in GBK, and nothing says so. */
function packAsWindows(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // a placeholder of as many ASCII letters for each name, replaced afterwards in both places where it stands
  const names = [...parts.keys()].map((name) => encodeAs(name, 'gbk'));
  const placeholders = names.map((name, i) => String.fromCharCode(65 + i).repeat(name.length));
  const zip = Buffer.from(
    packZip(new Map([...parts.values()].map((data, i) => [placeholders[i] ?? '', data]))),
  );
  for (const [i, name] of names.entries())
    for (let at = zip.indexOf(placeholders[i] ?? ''); at >= 0; at = zip.indexOf(placeholders[i] ?? '', at)) {
      zip.set(name, at);
      const isEntry = at >= 46 && zip.readUInt32LE(at - 46) === 0x02014b50;
      zip.writeUInt16LE(0, at - (isEntry ? 46 - 8 : 30 - 6));
    }
  return zip;
}

const verify = (bytes: Uint8Array, name = '/a.zip') =>
  verifyDocument(bytes, { accept: [...documentFormats], name, contentType: null });

const opened = (bytes: Uint8Array) => {
  const verdict = verify(bytes);
  if (verdict.kind !== 'archive') throw new Error(`it is ${JSON.stringify(verdict)}`);
  return {
    names: verdict.members.map(({ name }) => name),
    problems: verdict.problems.map(({ words }) => words),
  };
};

describe('an archive that cannot be opened', () => {
  it.each([
    ['RAR 4', [0x52, 0x61, 0x72, 0x21, 0x1a, 7, 0, 0xcf, 0x90, 0x73], 'RAR'],
    ['RAR 5', [0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0, 0x33, 0x92], 'RAR'],
    ['a short RAR that could be a text', [...Buffer.from('Rar! and some words')], 'RAR'],
    ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, 0x5a, 0x5a], '7-Zip'],
  ])('%s: says what it is and what to do, whatever its name promises', (_, head, kind) => {
    const bytes = Uint8Array.from([...head, ...Array<number>(200).fill(0x55)]);
    for (const name of ['/down.asp', '/a.rar', '/report.pdf'])
      expect(verify(bytes, name)).toEqual({
        kind: 'refused',
        problem: {
          code: 'archive_unsupported',
          words: {
            zh: `无法打开 ${kind} 压缩包，请解压后把其中的文件放入文件夹来源（如 inbox/）`,
            en: `${kind} archives cannot be opened; unpack it and put the documents into a folder source (such as inbox/)`,
          },
        },
      });
  });

  it('a damaged one, one that unpacks to too much, one with names that lead out of it', () => {
    const whole = packZip(new Map([['a.html', page('甲')]]));
    const problemOf = (bytes: Uint8Array) => {
      const verdict = verify(bytes);
      return verdict.kind === 'refused' ? verdict.problem : null;
    };
    expect(problemOf(whole.subarray(0, whole.length - 30))).toMatchObject({
      code: 'archive_refused',
      words: { zh: expect.stringContaining('压缩包无法使用：文件已损坏') },
    });
    expect(problemOf(packZip(new Map([['../a.html', page('甲')]])))).toMatchObject({
      words: { zh: '压缩包无法使用：压缩包内有不安全的文件名：../a.html' },
    });
    const bomb = Buffer.from(packZip(new Map([['a.html', deflateRawSync(Buffer.alloc(600 * 2 ** 20))]])));
    bomb.writeUInt16LE(8, 8);
    bomb.writeUInt16LE(8, bomb.indexOf('PK\x01\x02', 0, 'latin1') + 10);
    expect(problemOf(bomb)).toMatchObject({
      code: 'archive_refused',
      words: { en: expect.stringContaining('unpacks to more than the limit') },
    });
  });
});

describe('a ZIP archive', () => {
  it('of Chinese Windows: names are read as GBK, and two of them stay two', () => {
    const parts = new Map([
      ['青川学院质量年报.html', page('青川')],
      ['白石学院质量年报.html', page('白石')],
      ['附件/誠信、数据表.html', page('云岭')],
    ]);
    expect(opened(packAsWindows(parts)).names).toEqual([...parts.keys()]);
    expect(opened(packZip(parts)).names).toEqual([...parts.keys()]);
  });

  it('without a word on its names, in UTF-8: so are they read', () => {
    const zip = Buffer.from(packZip(new Map([['年报.html', page('甲')]])));
    zip.writeUInt16LE(0, 6);
    zip.writeUInt16LE(0, zip.indexOf('PK\x01\x02', 0, 'latin1') + 8);
    expect(opened(zip).names).toEqual(['年报.html']);
  });

  it('gives what is good of it; the rest is named with its cause', () => {
    const { names, problems } = opened(
      packZip(
        new Map([
          ['甲.html', page('甲')],
          ['inner.zip', packZip(new Map([['乙.html', page('乙')]]))],
          ['照片.rar', utf8('Rar!')],
          ['旧.doc', utf8('x')],
          ['假.pdf', utf8('%PDF-1.4 and no end')],
          ['__MACOSX/._甲.html', utf8('x')],
          ['说明.jpg', utf8('x')],
        ]),
      ),
    );
    expect(names).toEqual(['甲.html']);
    expect(problems).toEqual([
      {
        zh: '压缩包内的 inner.zip 未采用：压缩包内的压缩包不打开，请解压后再发布',
        en: 'inner.zip inside the archive was not taken: an archive inside an archive is not opened',
      },
      {
        zh: '压缩包内的 照片.rar 未采用：压缩包内的压缩包不打开，请解压后再发布',
        en: '照片.rar inside the archive was not taken: an archive inside an archive is not opened',
      },
      {
        zh: '压缩包内的 旧.doc 未采用：无法读取 doc 格式，请另存为 PDF 或 DOCX 后放入文件夹来源（如 inbox/）',
        en: '旧.doc inside the archive was not taken: the format doc cannot be read; save it as PDF or DOCX and put that into a folder source (such as inbox/)',
      },
      {
        zh: '压缩包内的 假.pdf 未采用：文件不完整：PDF 没有结尾（%%EOF）',
        en: '假.pdf inside the archive was not taken: the document is cut off: PDF without its end (%%EOF)',
      },
    ]);
  });

  it('with one locked document: the others are taken', () => {
    const zip = Buffer.from(
      packZip(
        new Map([
          ['a.html', page('甲')],
          ['b.html', page('乙')],
        ]),
      ),
    );
    zip.writeUInt16LE(1, zip.lastIndexOf('PK\x01\x02', undefined, 'latin1') + 8);
    const { names, problems } = opened(zip);
    expect(names).toEqual(['a.html']);
    expect(problems.map(({ zh }) => zh)).toEqual([expect.stringMatching(/^压缩包内的 b\.html 未采用：.*密/)]);
  });

  it('with two of one name: takes the last and says so', () => {
    const zip = Buffer.from(
      packZip(
        new Map([
          ['a.html', page('甲')],
          ['b.html', page('乙')],
        ]),
      ),
    );
    for (let at = zip.indexOf('b.html'); at >= 0; at = zip.indexOf('b.html', at)) zip.write('a.html', at);
    expect(opened(zip)).toEqual({
      names: ['a.html'],
      problems: [expect.objectContaining({ zh: '压缩包内的 a.html 未采用：同名的有多个，只取最后一个' })],
    });
  });

  it('with nothing in it that could be a report: refused, with the cause', () => {
    expect(verify(packZip(new Map([['照片.jpg', utf8('x')]])))).toMatchObject({
      problem: { words: { zh: '压缩包内没有可接受的文件：没有年报格式的文件' } },
    });
    expect(verify(packZip(new Map([['a.zip', utf8('x')]])))).toMatchObject({
      problem: { words: { zh: expect.stringContaining('a.zip 未采用：压缩包内的压缩包不打开') } },
    });
  });
});

describe('an import of archives', () => {
  let tryOut: TryOut;
  afterEach(() => tryOut?.close());

  it('keeps each document as an original of its own, and tells of the archives that it could not open', async () => {
    const archive = packAsWindows(
      new Map([
        ['青川学院质量年报.html', page('青川')],
        ['里面.zip', packZip(new Map([['x.html', page('乙')]]))],
      ]),
    );
    tryOut = await openTryOut({
      'x.test': ({ path }) => {
        if (path === '/list.htm')
          return {
            body: listPage([
              { href: 'all.zip', title: '年报' },
              { href: 'all.rar', title: '年报压缩包' },
              { href: 'down?7z', title: '年报下载' },
            ]),
          };
        if (path === '/all.zip') return { body: archive };
        return path === '/down?7z' ? { body: Buffer.from('377abcaf271c0004', 'hex') } : { status: 404 };
      },
    });
    const source = tryOut.source(
      'x',
      'name: x\nkind: html-list\nurl: http://x.test:{port}/list.htm\nlist: {item: ul.list li}\naccept: {formats: [html, zip]}\n',
    );
    const summary = await tryOut.run([source]);
    expect(summary.documents.map(({ title, outcome, problem }) => [title, outcome, problem?.code])).toEqual([
      ['年报 · 青川学院质量年报.html', 'new', undefined],
      ['年报压缩包', 'refused', 'archive_unsupported'],
      ['年报下载', 'refused', 'archive_unsupported'],
    ]);
    // what its ending gives away is not downloaded
    expect(tryOut.server.log.map(({ path }) => path)).not.toContain('/all.rar');
    const zh = renderDigestText(buildDigest(summary), 'zh');
    expect(zh).toContain('压缩包内的 里面.zip 未采用：压缩包内的压缩包不打开');
    expect(zh.match(/无法打开 (?:RAR|7-Zip) 压缩包，请解压后/g)).toHaveLength(2);
    const warehouse = await openWarehouse(tryOut.warehouse, { readonly: true });
    const rows = await warehouse.db.selectFrom('raw_document').select('institution_printed').execute();
    await warehouse.close();
    expect(rows).toEqual([{ institution_printed: '青川职业技术学院' }]);
  });
});

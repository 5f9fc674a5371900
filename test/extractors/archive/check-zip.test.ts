import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkZip } from '../../../extractors/archive/check-zip.ts';
import { packZip } from '../../../extractors/archive/pack-zip.ts';
import { readZipDirectory } from '../../../extractors/archive/read-zip-directory.ts';
import { UnreadableError } from '../../../model/index.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const all = () => true;

/** A ZIP of one deflated entry; offsets of its fields as in the ZIP specification. */
function deflatedZip(name: string, data: Uint8Array): Uint8Array {
  const stored = packZip(new Map([[name, deflateRawSync(data)]]));
  const view = new DataView(stored.buffer, stored.byteOffset);
  view.setUint16(8, 8, true);
  const entry = stored.length - 22 - 46 - encode(name).length;
  view.setUint16(entry + 10, 8, true);
  return stored;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UnreadableError) return error.report.code;
    throw error;
  }
  return 'none';
}

describe('checkZip', () => {
  it('unpacks the wanted parts and lists all names', () => {
    const zip = packZip(
      new Map([
        ['word/document.xml', encode('<a/>')],
        ['word/media/image1.png', encode('picture')],
      ]),
    );
    const { names, parts } = checkZip(zip, (name) => name.endsWith('.xml'), 100);
    expect(names).toEqual(['word/document.xml', 'word/media/image1.png']);
    expect([...parts.keys()]).toEqual(['word/document.xml']);
    expect(new TextDecoder().decode(parts.get('word/document.xml'))).toBe('<a/>');
  });

  it('inflates deflated entries', () => {
    const data = encode('质量年报'.repeat(500));
    expect(checkZip(deflatedZip('a.xml', data), all, 10_000).parts.get('a.xml')).toEqual(Buffer.from(data));
  });

  it('counts real bytes, whatever sizes are declared', () => {
    const bomb = deflatedZip('xl/worksheets/sheet1.xml', new Uint8Array(5_000_000));
    expect(bomb.length).toBeLessThan(20_000);
    expect(codeOf(() => checkZip(bomb, all, 1_000_000))).toBe('archive_too_large');
    expect(codeOf(() => checkZip(bomb, all, 5_000_000))).toBe('none');
  });

  it('spends one budget on all parts together', () => {
    const zip = packZip(new Map(['a', 'b', 'c'].map((name) => [name, new Uint8Array(40)])));
    expect(codeOf(() => checkZip(zip, all, 120))).toBe('none');
    expect(codeOf(() => checkZip(zip, all, 119))).toBe('archive_too_large');
  });

  it('does not inflate what nobody wants', () => {
    const bomb = deflatedZip('xl/media/image1.png', new Uint8Array(5_000_000));
    expect(checkZip(bomb, (name) => name.endsWith('.xml'), 10).parts.size).toBe(0);
  });

  it('takes the later of two entries with one name', () => {
    // two entries of one name cannot be written with a map: the second is renamed in place
    const zip = Buffer.from(
      packZip(
        new Map([
          ['a', encode('first')],
          ['b', encode('other')],
        ]),
      ),
    );
    for (let at = zip.indexOf('b'); at >= 0; at = zip.indexOf('b', at + 1)) zip[at] = 'a'.charCodeAt(0);
    const { names, parts } = checkZip(zip, all, 100);
    expect(names).toEqual(['a', 'a']);
    expect(new TextDecoder().decode(parts.get('a'))).toBe('other');
  });

  it.each(['../evil.xml', '/etc/passwd', 'C:\\x.xml', 'word\\..\\..\\x', 'a\0b'])(
    'refuses the name %j',
    (name) => {
      expect(codeOf(() => readZipDirectory(packZip(new Map([[name, encode('x')]]))))).toBe(
        'archive_unsafe_name',
      );
    },
  );

  it('reads names with backslashes, as some programs write them', () => {
    const zip = packZip(new Map([['word\\document.xml', encode('x')]]));
    expect(readZipDirectory(zip).map((entry) => entry.name)).toEqual(['word/document.xml']);
  });

  it('says that an encrypted entry is encrypted', () => {
    const zip = packZip(new Map([['a.xml', encode('x')]]));
    const entry = zip.length - 22 - 46 - 5;
    new DataView(zip.buffer, zip.byteOffset).setUint16(entry + 8, 1, true);
    expect(codeOf(() => checkZip(zip, all, 100))).toBe('document_encrypted');
  });

  it('refuses directories of very many entries', () => {
    const zip = packZip(new Map(Array.from({ length: 10_001 }, (_, i) => [`x${i}`, new Uint8Array()])));
    expect(codeOf(() => readZipDirectory(zip))).toBe('archive_too_many_entries');
  });
});

describe('properties', () => {
  const parts = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/u), fc.uint8Array({ maxLength: 300 }), {
    maxKeys: 8,
  });

  it('what is packed comes out again', () => {
    fc.assert(
      fc.property(parts, (files) => {
        const packed = new Map(Object.entries(files));
        const { parts: unpacked } = checkZip(packZip(packed), all, 10_000);
        expect([...unpacked].map(([name, data]) => [name, [...data]])).toEqual(
          [...packed].map(([name, data]) => [name, [...data]]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('damage ends in an UnreadableError or in content, nothing else', () => {
    const whole = deflatedZip('word/document.xml', encode('年报'.repeat(100)));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, length) => {
        const broken = whole.slice(0, Math.max(length, 1));
        if (at < broken.length) broken[at] = value;
        expect(typeof codeOf(() => checkZip(broken, all, 10_000))).toBe('string');
      }),
      { numRuns: 300 },
    );
  });
});

// Archives that unpack to far more than they are, under the names of office files.

import type { Bomb } from './bomb.ts';
import { buildZip } from './build-zip.ts';

const MB = 2 ** 20;
const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * MB);
const main = 'word/document.xml';

/** An archive of archives of zeros, `depth` deep, ten at each level. */
function nest(depth: number): Uint8Array {
  let inner = buildZip([{ name: '0.dll', data: zeros(20) }]);
  for (let level = 0; level < depth; level++)
    inner = buildZip(Array.from({ length: 10 }, (_, i) => ({ name: `${level}-${i}.zip`, data: inner })));
  return inner;
}

const tooLarge = ['archive_too_large'];

export const zipBombs: readonly Bomb[] = [
  {
    file: 'zip-one-large-part.docx',
    attack: '600 MB of zeros in one part',
    make: () => buildZip([{ name: main, data: zeros(600) }]),
    outcome: tooLarge,
  },
  {
    file: 'zip-lying-size.docx',
    attack: 'a part of 300 MB that says it has 10 bytes',
    make: () => buildZip([{ name: main, data: zeros(300), declared: 10 }]),
    outcome: tooLarge,
  },
  {
    file: 'zip-huge-declared-size.docx',
    attack: 'a part of 40 bytes that says it has 4 GB',
    make: () => buildZip([{ name: main, data: '<w:document><w:body/></w:document>', declared: 0xfffffffe }]),
    outcome: ['no_text', 'document_damaged'],
  },
  {
    file: 'zip-overlapping-entries.docx',
    attack: '5,000 directory entries on the same 10 MB',
    make: () =>
      buildZip(
        [{ name: main, data: zeros(10) }],
        Array.from({ length: 5000 }, (_, i) => `word/part${i}.xml`),
      ),
    outcome: tooLarge,
  },
  {
    file: 'zip-overlapping-entries.xlsx',
    attack: '5,000 worksheets on the same 10 MB',
    make: () =>
      buildZip(
        [{ name: 'xl/worksheets/sheet0.xml', data: zeros(10) }],
        Array.from({ length: 5000 }, (_, i) => `xl/worksheets/sheet${i + 1}.xml`),
      ),
    outcome: tooLarge,
  },
  {
    file: 'zip-many-entries.xlsx',
    attack: '60,000 empty entries',
    make: () =>
      buildZip(
        [{ name: 'xl/workbook.xml', data: '' }],
        Array.from({ length: 60_000 }, (_, i) => `xl/worksheets/s${i}.xml`),
      ),
    outcome: ['archive_too_many_entries'],
  },
  {
    file: 'zip-nested.docx',
    attack: 'archives in archives: 20 GB when all are opened',
    make: () => nest(3),
    outcome: ['format_unknown'],
  },
  {
    file: 'zip-escaping-name.docx',
    attack: 'entry names that leave their folder',
    make: () =>
      buildZip([
        { name: main, data: '<w:document/>' },
        { name: '../../../../etc/cron.d/x', data: 'x' },
      ]),
    outcome: ['archive_unsafe_name'],
  },
];

// Thousands of reports for the throughput bench: the fixtures, each time with the name of another school. As long and as
// full of tables as real ones; HTML and both kinds of flattened text.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFixtures } from '../fixtures/read-truth.ts';

const formats = ['html', 'txt-paragraph', 'txt-visual'] as const;

/** Writes `count` reports into `folder`, 500 to a subfolder. Returns how many bytes they have. */
export function writeThroughputReports(folder: string, count: number): number {
  const originals = listFixtures().flatMap(({ files, truth }) =>
    formats.flatMap((format) => {
      const text = decodeUtf8(readFileSync(files[format]));
      return text === null ? [] : [{ format, name: truth.report.institution.name, text }];
    }),
  );
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const original = originals[i % originals.length];
    if (!original) throw new RangeError('there are no fixtures');
    const { format, name, text } = original;
    // two characters more, of the same width in each copy, so that columns of flattened text stay aligned
    const school = `${'东西南北'[i % 4]}${'江山河海湖'[Math.floor(i / 4) % 5]}${name}${i}`;
    const place = join(folder, String(Math.floor(i / 500)));
    mkdirSync(place, { recursive: true });
    const copy = text.replaceAll(name, school.replace(/\d+$/, '')).concat(`\n${' '.repeat(i % 97)}`);
    const stamped = format === 'html' ? `${copy}<!-- ${i} -->\n` : copy + '\n'.repeat(Math.floor(i / 97) + 1);
    writeFileSync(
      join(place, `${String(i).padStart(5, '0')}.${format === 'html' ? 'html' : 'txt'}`),
      stamped,
    );
    bytes += stamped.length;
  }
  return bytes;
}

/** Null for the fixtures in other encodings. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

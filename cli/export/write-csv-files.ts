// One CSV file for each exported table and view, written row by row.

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import {
  type ExportColumn,
  type ExportResource,
  exportResources,
  readColumns,
  readResource,
} from '../../loaders/exports/resources.ts';
import type { Warehouse } from '../../loaders/open-warehouse.ts';

export interface WrittenFile {
  readonly resource: ExportResource;
  readonly columns: readonly ExportColumn[];
  readonly file: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes `<table>.csv` (RFC 4180; column names of the warehouse in the first line) into `folder`, which exists. */
export async function writeCsvFiles(
  { db }: Warehouse,
  folder: string,
  options: { readonly bom: boolean },
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const resource of exportResources) {
    const columns = await readColumns(db, resource);
    const file = `${resource.name}.csv`;
    const hash = createHash('sha256');
    let [rows, bytes] = [0, 0];
    const count = async function* () {
      for await (const row of readResource(db, resource, columns)) {
        rows++;
        yield row;
      }
    };
    const weigh = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(
      Readable.from(count()),
      stringify({
        bom: options.bom,
        header: true,
        columns: columns.map(({ name }) => name),
        record_delimiter: '\r\n',
        quoted_match: /[\r\n]/,
      }),
      weigh,
      createWriteStream(join(folder, file)),
    );
    written.push({ resource, columns, file, rows, bytes, sha256: hash.digest('hex') });
  }
  return written;
}

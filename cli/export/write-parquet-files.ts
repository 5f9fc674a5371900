// One Parquet file for each table and view of core_ and out_ and for the documents, written in row groups: a large
// warehouse need not fit into memory. Exact decimals, dates and JSON are strings, as in the warehouse; `value_num` is a double.

import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import {
  type ExportColumn,
  type ExportResource,
  exportResources,
  readColumns,
  readResource,
  tableResources,
} from '../../loaders/exports/resources.ts';
import type { Warehouse } from '../../loaders/open-warehouse.ts';
import type { QueryValue } from '../../loaders/queries/query-messages.ts';

export interface ParquetFile {
  readonly file: string;
  readonly rows: number;
}

/** Rows of a group: columns of so many values are held at a time. */
const GROUP = 50_000;

/** Writes `<table>.parquet` into `folder`, which exists; each file appears when it is whole. */
export async function writeParquetFiles(warehouse: Warehouse, folder: string): Promise<ParquetFile[]> {
  const written: ParquetFile[] = [];
  for (const resource of [...exportResources, ...tableResources])
    written.push(await writeFile(warehouse, resource, folder));
  return written;
}

async function writeFile({ db }: Warehouse, resource: ExportResource, folder: string): Promise<ParquetFile> {
  const columns = await readColumns(db, resource);
  const file = `${resource.name}.parquet`;
  const path = join(folder, file);
  const specs = columns.map((column) => ({ name: column.name, type: typeOf(column), nullable: true }));
  const writer = new ParquetWriter({
    writer: fileWriter(`${path}.part`),
    schema: schemaFromColumnData({ columnData: specs.map((spec) => ({ ...spec, data: [] })) }),
    createdBy: 'nianbao',
  });
  let rows = 0;
  let pending: QueryValue[][] = [];
  const flush = async () => {
    if (pending.length === 0) return;
    const group = pending;
    pending = [];
    await writer.write({
      columnData: columns.map((column, c) => ({
        name: column.name,
        data: group.map((row) => toParquet(row[c] ?? null, typeOf(column))),
      })),
      rowGroupSize: GROUP,
    });
  };
  for await (const row of readResource(db, resource, columns)) {
    rows++;
    pending.push(row);
    if (pending.length === GROUP) await flush();
  }
  await flush();
  await writer.finish();
  await rename(`${path}.part`, path);
  return { file, rows };
}

function typeOf({ type, exact }: ExportColumn): BasicType {
  if (exact || type === 'string') return 'STRING';
  return type === 'integer' ? 'INT64' : 'DOUBLE';
}

function toParquet(value: QueryValue, type: BasicType): string | number | bigint | null {
  if (value === null) return null;
  if (type === 'STRING') return String(value);
  return type === 'INT64' ? BigInt(value) : Number(value);
}

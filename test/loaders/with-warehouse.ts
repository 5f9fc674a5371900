// Gives a test a warehouse of its own in a temporary folder, with the tiny catalogue and one run begun.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openWarehouse,
  startRun,
  syncCatalog,
  type Warehouse,
  type WriteContext,
  type WriteResult,
  writeExtraction,
} from '../../loaders/index.ts';
import { type ExtractionSketch, makeCatalog, makeExtraction } from './build-extraction.ts';

export const context: WriteContext = { runId: 'run1' };

/** Runs `test` with the path of a folder that is removed afterwards. */
export async function withFolder<T>(test: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
  try {
    return await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens a new warehouse in `folder` with catalogue and run. */
export async function makeWarehouse(folder: string, name = 'test.db'): Promise<Warehouse> {
  const warehouse = await openWarehouse(join(folder, name));
  await syncCatalog(warehouse, makeCatalog());
  await beginRun(warehouse, context.runId);
  return warehouse;
}

export const beginRun = (warehouse: Warehouse, id: string): Promise<void> =>
  startRun(warehouse, {
    id,
    command: 'ingest reports',
    extractor: '1+catalogue',
    catalogDigest: 'catalogue',
    startedAt: '2026-01-01T00:00:00Z',
  });

/** Runs `test` with a warehouse that is closed and removed afterwards. */
export async function withWarehouse<T>(test: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  return await withFolder(async (folder) => {
    const warehouse = await makeWarehouse(folder);
    try {
      return await test(warehouse);
    } finally {
      await warehouse.close();
    }
  });
}

export const store = (
  warehouse: Warehouse,
  sketch: ExtractionSketch,
  more: Partial<WriteContext> = {},
): Promise<WriteResult> => writeExtraction(warehouse, makeExtraction(sketch), { ...context, ...more });

/** The code of the WarehouseError that `work` throws. */
export async function errorCode(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

// Whose fault an error of the warehouse is: one document's, then the run goes on; or the disk's, then it must stop.

import { WarehouseError } from '../../loaders/warehouse-error.ts';
import { PipelineError } from '../pipeline-error.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Why this one document cannot be stored; null when the fault lies with the warehouse or its disk. */
export function explainDocumentFault(error: unknown): string | null {
  if (error instanceof WarehouseError) return error.code === 'extraction_invalid' ? error.message : null;
  if (/^SQLITE_(?!CONSTRAINT|MISMATCH|RANGE|TOOBIG)/.test(codeOf(error))) return null;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** The error that ends the run, with a code and words where the warehouse's own file is at fault. */
export function asRunError(error: unknown): unknown {
  if (!codeOf(error).startsWith('SQLITE_')) return error;
  const cause = error instanceof Error ? error.message : String(error);
  return new PipelineError(
    'warehouse_failed',
    { zh: `数据仓库写入失败：${cause}`, en: `writing to the warehouse failed: ${cause}` },
    { cause: error },
  );
}

// ops_: our own running, the only layer with clock times. See docs/warehouse.md.

import type { DocumentOutcome, DocumentStatus, Json } from './columns.ts';

/** `interrupted`: by a person; `stopped`: by an error of the disk or the warehouse; `running` without an end: killed. */
export type RunStatus = 'running' | 'succeeded' | 'partial' | 'failed' | 'interrupted' | 'stopped';

export interface OpsRunTable {
  id: string;
  command: string;
  extractor: string;
  catalog_digest: string;
  status: RunStatus;
  started_at: string;
  finished_at: string | null;
  summary: Json | null;
}

export interface OpsRunDocumentTable {
  run_id: string;
  sha256: string;
  path: string;
  outcome: DocumentOutcome;
  status: DocumentStatus;
}

export interface OpsSightingTable {
  path: string;
  sha256: string;
  size: number;
  mtime_ms: number | null;
  first_run: string | null;
  seen_run: string | null;
}

export interface OpsMetaTable {
  key: string;
  value: string;
}

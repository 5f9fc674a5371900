// What the steps of one import share while it runs. Types only.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import type { Address } from '../../loaders/sources/addresses.ts';
import type { KnownOriginal } from '../../loaders/sources/known-originals.ts';
import type { PoliteClient } from '../../sources/polite/open-polite-client.ts';
import type { SourceProblem } from '../../sources/source-error.ts';
import type { OriginalStore } from '../../sources/store/open-store.ts';
import type { ImportEffects, ImportPlaces, ImportRequest } from './import-request.ts';
import type { Budget } from './spend-budget.ts';

export interface ImportContext {
  readonly runId: string;
  readonly warehouse: Warehouse;
  readonly places: ImportPlaces;
  readonly store: OriginalStore;
  readonly client: PoliteClient;
  readonly budget: Budget;
  readonly effects: ImportEffects;
  readonly documentBytes: number;
  readonly activeSources: ReadonlySet<string>;
  readonly redo: ImportRequest['redo'];
  /** By url; kept up to date as the run goes on. */
  readonly addresses: Map<string, Address>;
  /** Addresses that a listing was found to have no more; those that are to be asked are recorded so afterwards. */
  readonly unlisted: Set<string>;
  /** By sha256; kept up to date as the run goes on. */
  readonly originals: Map<string, KnownOriginal>;
  /** What looked odd, besides what the records say; by source. */
  readonly remarks: { readonly source: string; readonly problem: SourceProblem }[];
}

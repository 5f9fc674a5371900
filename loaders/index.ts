// The warehouse in one import: opening, writing, runs, queries.

export type { OpenOptions, Warehouse } from './open-warehouse.ts';
export { openWarehouse } from './open-warehouse.ts';
export * from './queries/compare-indicators.ts';
export * from './queries/comparison/arrange-blocks.ts';
export * from './queries/comparison/measure-spread.ts';
export type { Gap, GapFinder } from './queries/comparison/read-gaps.ts';
export { type FindOptions, findText, type TextHit, type TextHits } from './queries/find-text.ts';
export * from './queries/list-findings.ts';
export type { QueryValue } from './queries/query-messages.ts';
export type { DocumentReference } from './queries/refer-documents.ts';
export * from './queries/resolve-indicators.ts';
export * from './queries/resolve-institutions.ts';
export * from './queries/run-read-only-query.ts';
export * from './queries/show-document.ts';
export * from './queries/show-fact.ts';
export * from './queries/show-id.ts';
export * from './queries/show-institution.ts';
export * from './queries/summarise-warehouse.ts';
export * from './runs/known-documents.ts';
export * from './runs/record-run.ts';
export * from './runs/record-sightings.ts';
export type * from './schema/index.ts';
export * from './sync-catalog.ts';
export * from './warehouse-error.ts';
export * from './writing/document-status.ts';
export * from './writing/write-extraction.ts';
export * from './writing/write-failure.ts';

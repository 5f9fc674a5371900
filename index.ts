// What other programs may import: extract one report, ingest many, open the warehouse, and the nouns they speak in.

export { loadCatalog } from './catalog/load-catalog.ts';
export type { Catalog } from './catalog/types.ts';
export { openWarehouse } from './loaders/open-warehouse.ts';
export * from './model/index.ts';
export { extractReport } from './pipelines/extract-report.ts';

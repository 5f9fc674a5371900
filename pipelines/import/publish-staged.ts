// From a staged warehouse to the published one: tell what is new, check, rename. When someone wrote to the published
// warehouse meanwhile, the night's work is put onto what they wrote.

import { openWarehouse } from '../../loaders/open-warehouse.ts';
import type { AcceptableCheck } from '../../loaders/sources/acceptable-checks.ts';
import { type CheckResult, checkStaged } from '../../loaders/sources/check-staged.ts';
import { publishWarehouse } from '../../loaders/sources/publish-warehouse.ts';
import { stageWarehouse } from '../../loaders/sources/stage-warehouse.ts';
import { WarehouseError } from '../../loaders/warehouse-error.ts';
import type { ImportEffects, ImportPlaces } from './import-request.ts';
import { pass, reach } from './import-steps.ts';
import type { ImportSummary } from './import-summary.ts';
import { type IngestPlan, ingestOriginals } from './ingest-originals.ts';
import { listDocuments } from './list-documents.ts';

const ATTEMPTS = 3;

export type Publication = Pick<ImportSummary, 'checks' | 'documents'> & {
  readonly status: 'published' | 'blocked';
};

/**
 * Publishes the staged warehouse unless a check forbids it.
 * @param base fingerprint of the published warehouse that it is a copy of.
 * @param announce called with what will be published, before it is.
 * @throws WarehouseError `warehouse_busy` when others keep writing.
 */
export async function publishStaged(
  base: string,
  plan: IngestPlan & { readonly accept: readonly AcceptableCheck[] },
  { staging, warehouse }: ImportPlaces,
  { log }: ImportEffects,
  announce: (publication: Publication) => Promise<void>,
): Promise<Publication> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const documents = await tellNews(staging, warehouse, plan.again);
    const checks = checkStaged(staging, warehouse).map((result) =>
      !result.passed && isAccepted(result, plan.accept) ? { ...result, accepted: true as const } : result,
    );
    const failed = checks.filter(({ passed, accepted }) => !passed && !accepted);
    if (failed.length > 0) {
      for (const { check, words } of failed) log.error('check_failed', { check, detail: words.en });
      return { status: 'blocked', checks, documents };
    }
    pass(log, 'checked');
    await announce({ status: 'published', checks, documents });
    const onRename = () => pass(log, 'renamed');
    if ((await publishWarehouse(staging, warehouse, base, onRename)) === 'published') {
      reach(log, 'published', { documents: documents.length });
      return { status: 'published', checks, documents };
    }
    log.warn('published_changed_meanwhile', { attempt });
    const staged = await stageWarehouse(warehouse, staging);
    await staged.warehouse.close();
    base = staged.base;
    await ingestOriginals(plan);
  }
  throw new WarehouseError('warehouse_busy', {
    zh: `${warehouse} 一直有其他程序写入，本次未发布`,
    en: `${warehouse} is being written by other programs all the time; nothing was published`,
  });
}

const isAccepted = ({ check }: CheckResult, accept: readonly AcceptableCheck[]): boolean =>
  accept.some((name) => name === check);

async function tellNews(
  staging: string,
  published: string,
  again: readonly string[],
): Promise<ImportSummary['documents']> {
  const staged = await openWarehouse(staging);
  try {
    return await listDocuments(staged, published, again);
  } finally {
    await staged.close();
  }
}

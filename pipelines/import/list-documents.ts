// The documents a run has to tell of: from the records, with how each was read and what a revision changed.

import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { compareFigures } from '../../loaders/sources/compare-figures.ts';
import { describeReading, type Reading } from '../../loaders/sources/describe-reading.ts';
import { type AddressNews, type FetchNews, listNews } from '../../loaders/sources/list-news.ts';
import type { SourceCode } from '../../sources/source-codes.ts';
import type { ImportedDocument } from './import-summary.ts';

/** Everything in `staged` that the warehouse in the file `published` does not have yet, and the originals `again`. */
export async function listDocuments(
  staged: Warehouse,
  published: string,
  again: readonly string[],
): Promise<ImportedDocument[]> {
  const { fetches, addresses } = await listNews(staged, published, again);
  const documents: ImportedDocument[] = [];
  for (const fetch of fetches) documents.push(await describeFetch(staged, fetch));
  return [...documents, ...addresses.map(describeAddress)];
}

async function describeFetch(staged: Warehouse, fetch: FetchNews): Promise<ImportedDocument> {
  const { url, sourceId, kind, sha256, path } = fetch;
  const isVersion = kind === 'new' || kind === 'revised';
  const reading = isVersion ? await describeReading(staged, sha256) : null;
  const previousSha256 = fetch.previousSha256 ?? reading?.replaces ?? null;
  return {
    url,
    source: sourceId,
    title: [fetch.title, fetch.member].filter((part) => part !== null).join(' · ') || null,
    outcome: kind,
    sha256,
    path,
    previousSha256,
    problem: reading?.status === 'failed' ? causeOf(reading) : null,
    reading,
    changes: isVersion && previousSha256 ? await compareFigures(staged, previousSha256, sha256) : [],
  };
}

/** Why the reader refused a document: the gravest thing that it said. */
const causeOf = ({ messages: [first] }: Reading): ImportedDocument['problem'] =>
  first
    ? { code: first.code, words: { zh: first.zh, en: first.en } }
    : {
        code: 'unreadable',
        words: { zh: '读取失败，原因未记录', en: 'reading failed without a stated cause' },
      };

const describeAddress = (address: AddressNews): ImportedDocument => ({
  url: address.url,
  source: address.sourceId,
  title: address.title,
  outcome: address.state === 'gone' ? 'gone' : isRefusal(address.problem) ? 'refused' : 'failed',
  sha256: address.sha256,
  path: address.path,
  previousSha256: null,
  problem: address.problem,
  reading: null,
  changes: [],
});

/** What came and was not taken, as against what could not be had. The address may hold an earlier version. */
const REFUSALS = new Set<string>([
  'challenge_page',
  'html_instead',
  'document_truncated',
  'format_not_accepted',
  'format_unknown',
  'format_unreadable',
  'archive_refused',
  'archive_unsupported',
  'archive_without_documents',
] satisfies SourceCode[]);

const isRefusal = (problem: AddressNews['problem']): boolean => REFUSALS.has(problem?.code ?? '');

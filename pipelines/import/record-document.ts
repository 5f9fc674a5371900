// Keeps a verified document (or the documents of an archive) in the store, then writes down what it means: one
// transaction for the address and its fetches.

import type { Address, Fetch } from '../../loaders/sources/addresses.ts';
import type { DownloadedFile } from '../../sources/download/download-document.ts';
import { hashBytes } from '../../sources/store/hash-file.ts';
import { classifyFetch } from './classify-fetch.ts';
import type { ImportContext } from './import-context.ts';
import { pass, reach } from './import-steps.ts';
import type { AddressOutcome } from './import-summary.ts';
import { recordAddresses } from './record-address.ts';
import type { ArchiveMember, Verdict } from './verdict.ts';

export interface VerifiedDocument {
  /** The address as it will be recorded, but for what it holds. */
  readonly asked: Address;
  readonly download: DownloadedFile;
  readonly verdict: Exclude<Verdict, { readonly kind: 'refused' }>;
  /** Date of this version. */
  readonly modifiedMs: number;
}

/** Keeps and records `verified`; says what it is. */
export async function recordDocument(
  { asked, download, verdict, modifiedMs }: VerifiedDocument,
  context: ImportContext,
): Promise<AddressOutcome> {
  const { sha256, bytes } = download;
  const isListed = (other: Address) => other.listed && !context.unlisted.has(other.url);
  const kind = classifyFetch(asked, sha256, context.addresses.values(), isListed);
  const format = verdict.kind === 'archive' ? 'zip' : verdict.format;
  // known bytes keep their date, unless they replace others now
  const dateMs = kind === 'revised' ? modifiedMs : (context.originals.get(sha256)?.modifiedMs ?? modifiedMs);
  const members =
    verdict.kind === 'archive'
      ? await keepMembers(verdict.members, { asked, sha256, modifiedMs: dateMs }, context)
      : [];
  const modified = new Date(dateMs);
  const path = await context.store.keep(download.path, { sha256, format, modified });
  if (kind === 'revised') await context.store.touch(path, modified);
  pass(context.effects.log, 'original_stored', { url: asked.url, sha256 });
  const held: Address = { ...asked, ...validatorsOf(download), state: 'held', sha256, path };
  if (kind === 'unchanged') {
    // the original had been lost from the store
    await recordAddresses(context, [held]);
    return kind;
  }
  const fetch: Fetch = {
    ...originOf(asked, context),
    kind,
    sha256,
    previousSha256: asked.sha256,
    archiveSha256: null,
    member: null,
    format,
    bytes,
    path,
    modifiedMs: dateMs,
  };
  await recordAddresses(context, [held], [fetch, ...members]);
  reach(context.effects.log, 'document_kept', { url: asked.url, kind, sha256, bytes, format });
  if (verdict.kind === 'archive')
    for (const problem of verdict.problems) context.remarks.push({ source: asked.sourceId, problem });
  return kind;
}

/** What the server called the version that came. */
export const validatorsOf = ({ etag, lastModified, finalUrl }: DownloadedFile) => ({
  etag,
  lastModified,
  finalUrl,
});

const originOf = (asked: Address, { runId, effects }: ImportContext) => ({
  url: asked.url,
  sourceId: asked.sourceId,
  runId,
  fetchedAt: effects.clock().toISOString(),
});

/** Each document of an archive is an original of its own; known ones are not fetched anew. */
async function keepMembers(
  members: readonly ArchiveMember[],
  archive: { readonly asked: Address; readonly sha256: string; readonly modifiedMs: number },
  context: ImportContext,
): Promise<Fetch[]> {
  const kept: Fetch[] = [];
  for (const { name, bytes, format } of members) {
    const sha256 = hashBytes(bytes);
    const known = context.originals.get(sha256);
    const modifiedMs = known?.modifiedMs ?? archive.modifiedMs;
    const path = await context.store.keepBytes(bytes, { sha256, format, modified: new Date(modifiedMs) });
    const isKnown = known !== undefined || kept.some((other) => other.sha256 === sha256);
    kept.push({
      ...originOf(archive.asked, context),
      kind: isKnown ? 'duplicate' : 'new',
      sha256,
      previousSha256: null,
      archiveSha256: archive.sha256,
      member: name,
      format,
      bytes: bytes.length,
      path,
      modifiedMs,
    });
  }
  return kept;
}

// Keeps a verified document (or the documents of an archive) in the store, then writes down what it means: one
// transaction for the address and its fetches.

import type { Address, Fetch } from '../../loaders/sources/addresses.ts';
import type { DownloadedFile } from '../../sources/download/download-document.ts';
import type { SourceProblem } from '../../sources/source-error.ts';
import { hashBytes } from '../../sources/store/hash-file.ts';
import { classifyFetch } from './classify-fetch.ts';
import type { ImportContext } from './import-context.ts';
import type { AddressOutcome } from './import-summary.ts';
import { recordAddresses, tellDocument } from './record-address.ts';
import type { ArchiveMember, Verdict } from './verify-document.ts';

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
  const kind = classifyFetch(asked, sha256, context.addresses.values(), (other) => other.listed);
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
    format,
    bytes,
    path,
    modifiedMs: dateMs,
  };
  await recordAddresses(context, [held], [fetch, ...members.map((member) => member.fetch)]);
  context.effects.log.info('document_kept', { url: asked.url, kind, sha256, bytes, format });
  if (verdict.kind === 'document')
    tellDocument(context, asked, { outcome: kind, sha256, path, previousSha256: asked.sha256 });
  else tellArchive(asked, members, verdict.problems, context);
  return kind;
}

/** People are told of the documents of an archive, not of the archive. */
function tellArchive(
  asked: Address,
  members: readonly KeptMember[],
  problems: readonly SourceProblem[],
  context: ImportContext,
): void {
  for (const { name, fetch } of members) {
    const title = [asked.title, name].filter((part) => part !== null).join(' · ');
    tellDocument(
      context,
      { ...asked, title },
      { outcome: fetch.kind, sha256: fetch.sha256, path: fetch.path },
    );
  }
  for (const problem of problems) tellDocument(context, asked, { outcome: 'refused', problem });
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

interface KeptMember {
  readonly name: string;
  readonly fetch: Fetch;
}

/** Each document of an archive is an original of its own; known ones are not fetched anew. */
async function keepMembers(
  members: readonly ArchiveMember[],
  archive: { readonly asked: Address; readonly sha256: string; readonly modifiedMs: number },
  context: ImportContext,
): Promise<KeptMember[]> {
  const kept: KeptMember[] = [];
  for (const { name, bytes, format } of members) {
    const sha256 = hashBytes(bytes);
    const { modifiedMs } = archive;
    const path = await context.store.keepBytes(bytes, { sha256, format, modified: new Date(modifiedMs) });
    const isKnown = context.originals.has(sha256) || kept.some((other) => other.fetch.sha256 === sha256);
    kept.push({
      name,
      fetch: {
        ...originOf(archive.asked, context),
        kind: isKnown ? 'duplicate' : 'new',
        sha256,
        previousSha256: null,
        archiveSha256: archive.sha256,
        format,
        bytes: bytes.length,
        path,
        modifiedMs: isKnown ? (context.originals.get(sha256)?.modifiedMs ?? modifiedMs) : modifiedMs,
      },
    });
  }
  return kept;
}

// Fetches one document into a temporary file: only when it changed, from where an earlier attempt stopped, within
// limits, and complete on disk when this returns. What the file holds is checked elsewhere.

import type { HttpResponse } from '../http/http-client.ts';
import { parseHttpDate } from '../http/parse-retry-after.ts';
import type { PoliteClient } from '../polite/open-polite-client.ts';
import { SourceError, toDiskError } from '../source-error.ts';
import { hashFile } from '../store/hash-file.ts';
import { openPartial, type PartialFile, type Validators } from './partial-file.ts';
import { storeBody } from './store-body.ts';

export interface DownloadRequest {
  readonly url: URL;
  readonly delaySeconds: number;
  /** Folder of unfinished downloads. */
  readonly incoming: string;
  /** What the server called the version that is held; sent back as it came. */
  readonly known: Validators | null;
  readonly limitBytes: number;
  /** Told of every piece; may throw `budget_spent`. */
  readonly onBytes?: (count: number) => void;
}

export interface DownloadedFile extends Validators {
  readonly kind: 'file';
  /** Temporary: to be kept or removed by the caller. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly contentType: string | null;
  /** After redirects. */
  readonly finalUrl: string;
  readonly discard: () => Promise<void>;
}

export type Download =
  | DownloadedFile
  /** As `known` has it. */
  | { readonly kind: 'unchanged' }
  /** 404 or 410. */
  | { readonly kind: 'gone'; readonly status: number };

type Fetched = Exclude<Download, DownloadedFile> | Omit<DownloadedFile, 'bytes' | 'sha256' | 'discard'>;

/**
 * Downloads the document at `request.url`.
 * @throws SourceError `http_status`, `body_too_large`, `body_truncated`, `body_empty`, `disk_failed`, and what the
 *   client and `onBytes` throw.
 */
export async function downloadDocument(client: PoliteClient, request: DownloadRequest): Promise<Download> {
  try {
    const partial = await openPartial(request.incoming, request.url.href);
    const fetched = await client.get({
      url: request.url,
      delaySeconds: request.delaySeconds,
      headers: () => headersFor(partial, request.known),
      handle: (response, finalUrl) => receive(response, finalUrl, partial, request),
    });
    if (fetched.kind !== 'file') return fetched;
    return { ...fetched, ...(await hashFile(fetched.path)), discard: partial.remove };
  } catch (error) {
    throw toDiskError(error);
  }
}

async function headersFor(partial: PartialFile, known: Validators | null): Promise<Record<string, string>> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  const begun = await partial.read();
  const validator = begun?.complete ? null : strongValidator(begun);
  if (begun && !begun.complete && validator !== null)
    return { ...headers, range: `bytes=${begun.safeBytes}-`, 'if-range': validator };
  const asked = begun?.complete ? begun : known;
  if (asked?.etag) headers['if-none-match'] = asked.etag;
  if (asked?.lastModified) headers['if-modified-since'] = asked.lastModified;
  return headers;
}

/** What may stand in If-Range (RFC 9110, 13.1.5): a strong ETag, else the date. */
function strongValidator(begun: Validators | null): string | null {
  if (begun?.etag && !begun.etag.startsWith('W/')) return begun.etag;
  return begun?.etag ? null : (begun?.lastModified ?? null);
}

async function receive(
  response: HttpResponse,
  finalUrl: URL,
  partial: PartialFile,
  request: DownloadRequest,
): Promise<Fetched> {
  const begun = await partial.read();
  const validators = {
    etag: response.header('etag'),
    lastModified: response.header('last-modified'),
  };
  const described = (own: Validators): Fetched => ({
    kind: 'file',
    path: partial.path,
    etag: own.etag,
    lastModified: own.lastModified,
    contentType: response.header('content-type'),
    finalUrl: finalUrl.href,
  });
  switch (response.status) {
    case 200: {
      await partial.remove();
      await storeBody(response, partial, { version: resumable(response, validators), offset: 0 }, request);
      return described(validators);
    }
    case 206: {
      if (!begun || !continues(response, begun.safeBytes)) return await startAgain(response, partial);
      await storeBody(response, partial, { version: begun, offset: begun.safeBytes }, request);
      return described(begun);
    }
    case 304:
      await response.discard();
      // all of it came in an earlier run that did not get to keep it
      if (begun?.complete && hasName(begun)) return described(begun);
      // an answer to a question that was not asked says nothing about what is held
      if (!request.known || !hasName(request.known)) throw new SourceError('http_status', { status: 304 });
      return { kind: 'unchanged' };
    case 404:
    case 410:
      await response.discard();
      return { kind: 'gone', status: response.status };
    case 412:
    case 416:
      return await startAgain(response, partial);
    default:
      await response.discard();
      throw new SourceError('http_status', { status: response.status }, { status: response.status });
  }
}

const hasName = ({ etag, lastModified }: Validators): boolean => etag !== null || lastModified !== null;

/** A file that is written to within the second of its date may change again under the same date (RFC 9110, 8.8.2.2). */
function resumable(response: HttpResponse, validators: Validators): Validators {
  const sent = parseHttpDate(response.header('date') ?? '');
  const changed = parseHttpDate(validators.lastModified ?? '');
  const isWeak = sent === null || changed === null || sent - changed < 1000;
  return isWeak && validators.etag === null ? { etag: null, lastModified: null } : validators;
}

/** Whether a partial answer begins where our bytes end. */
function continues(response: HttpResponse, size: number): boolean {
  return new RegExp(`^bytes ${size}-\\d+/`).test(response.header('content-range') ?? '');
}

async function startAgain(response: HttpResponse, partial: PartialFile): Promise<never> {
  await response.discard();
  await partial.remove();
  throw new SourceError(
    'network_failed',
    { detail: { zh: '续传的部分与已有部分不相接', en: 'the rest does not fit what came before' } },
    { retryable: true },
  );
}

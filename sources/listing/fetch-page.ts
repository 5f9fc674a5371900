// One page of a listing as text, asked for only when it changed since it was last read.

import type { PoliteClient } from '../polite/open-polite-client.ts';
import { readBody } from '../polite/read-body.ts';
import { SourceError } from '../source-error.ts';
import { findChallenge } from '../verify/find-challenge.ts';
import { decodeWithCharset } from './decode-page.ts';
import type { PageRecord } from './listed-item.ts';

/** No listing is larger; what is, is something else. */
const PAGE_BYTES = 8 * 1024 * 1024;

export type FetchedPage =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'page';
      readonly text: string;
      readonly charset: string;
      /** Where it was found after redirects. */
      readonly url: URL;
      readonly etag: string | null;
      readonly lastModified: string | null;
    };

/**
 * The page at `url`, or `unchanged` when it is as in `known`.
 * @throws SourceError `http_status`, `challenge_page`, and what the client throws.
 */
export async function fetchPage(
  client: PoliteClient,
  url: URL,
  known: PageRecord | null,
  delaySeconds: number,
): Promise<FetchedPage> {
  return await client.get({
    url,
    delaySeconds,
    headers: () => ({
      'accept-encoding': 'gzip, deflate, br',
      ...(known?.etag && { 'if-none-match': known.etag }),
      ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
    }),
    handle: async (response, finalUrl): Promise<FetchedPage> => {
      if (response.status === 304 && known) {
        await response.discard();
        return { kind: 'unchanged' };
      }
      if (response.status !== 200) {
        await response.discard();
        throw new SourceError('http_status', { status: response.status }, { status: response.status });
      }
      const bytes = await readBody(response, PAGE_BYTES);
      const { text, charset } = decodeWithCharset(bytes, response.header('content-type'));
      const challenge = findChallenge(text);
      if (challenge !== null) throw new SourceError('challenge_page', { detail: challenge });
      return {
        kind: 'page',
        text,
        charset,
        url: finalUrl,
        etag: response.header('etag'),
        lastModified: response.header('last-modified'),
      };
    },
  });
}

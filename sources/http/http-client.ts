// One HTTP request as the rest of this folder sees it. Types only.

export interface HttpRequest {
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** The header, null when absent; several of one name joined by `, `. */
  readonly header: (name: string) => string | null;
  /** To be read once, or thrown away by `discard`. */
  readonly body: AsyncIterable<Uint8Array>;
  readonly discard: () => Promise<void>;
}

/**
 * Sends a GET and yields the answer's head. Follows no redirect.
 * @throws SourceError `network_failed` or `request_timeout` (both retryable), `address_private`, `address_unsupported`.
 */
export type HttpClient = (request: HttpRequest) => Promise<HttpResponse>;

// One thing to be asked for politely. Type only.

import type { HttpResponse } from '../http/http-client.ts';

export interface PoliteRequest<T> {
  readonly url: URL;
  /** Least pause of the source in seconds. */
  readonly delaySeconds: number;
  /** Headers of each attempt, asked for anew: a download that was cut off goes on. */
  readonly headers?: () => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** Reads the answer, whatever its status; statuses that may pass and redirects do not come here. */
  readonly handle: (response: HttpResponse, finalUrl: URL) => Promise<T>;
}

// One address of one host: its turn in the queue, retries of what may pass by itself. Follows no redirect.

import type { SourceEffects } from '../effects.ts';
import { backOff, isRetryableStatus } from '../http/back-off.ts';
import type { HttpResponse } from '../http/http-client.ts';
import { parseRetryAfter } from '../http/parse-retry-after.ts';
import { SourceError } from '../source-error.ts';
import type { HostQueue } from './host-queue.ts';
import type { PoliteRequest } from './polite-request.ts';

const MAX_ATTEMPTS = 4;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

export type Answer<T> = { readonly value: T } | { readonly redirect: URL };

export interface AskContext {
  readonly effects: SourceEffects;
  readonly userAgent: string;
  readonly stop: AbortSignal;
  readonly requestSeconds: number;
  readonly countRequest: (url: URL) => void;
}

/**
 * Asks until there is an answer, at most four times.
 * @throws SourceError as the last attempt ended.
 */
export async function askHost<T>(
  url: URL,
  request: PoliteRequest<T>,
  queue: HostQueue,
  context: AskContext,
): Promise<Answer<T>> {
  const { effects, stop } = context;
  queue.askPause(request.delaySeconds);
  for (let count = 1; ; count++) {
    try {
      const answer = await queue.run(() => askOnce(url, request, context));
      queue.noteSuccess();
      return answer;
    } catch (error) {
      if (!(error instanceof SourceError) || !error.retryable) throw error;
      const { code, status, retryAfterMs } = error;
      effects.log.warn('request_failed', { url: url.href, host: url.hostname, code, status, attempt: count });
      const wait = retryAfterMs ?? (count < MAX_ATTEMPTS ? backOff(count, effects.random()) : 0);
      queue.holdUntil(effects.clock().getTime() + wait);
      if (count < MAX_ATTEMPTS && !stop.aborted) continue;
      queue.noteFailure();
      throw error;
    }
  }
}

async function askOnce<T>(url: URL, request: PoliteRequest<T>, context: AskContext): Promise<Answer<T>> {
  const { effects, stop, requestSeconds } = context;
  const timer = new AbortController();
  const alarm = setTimeout(
    () => timer.abort(new SourceError('body_too_slow', { seconds: requestSeconds })),
    requestSeconds * 1000,
  );
  context.countRequest(url);
  const began = effects.clock().getTime();
  try {
    const headers = { 'user-agent': context.userAgent, accept: '*/*', ...(await request.headers?.()) };
    const signal = AbortSignal.any([stop, timer.signal]);
    const response = await effects.http({ url, headers, signal });
    const ms = effects.clock().getTime() - began;
    effects.log.info('request', { url: url.href, host: url.hostname, status: response.status, ms });
    return await judge(response, url, request, effects.clock());
  } finally {
    clearTimeout(alarm);
  }
}

async function judge<T>(
  response: HttpResponse,
  url: URL,
  request: PoliteRequest<T>,
  now: Date,
): Promise<Answer<T>> {
  const { status } = response;
  if (isRetryableStatus(status)) {
    await response.discard();
    const retryAfterMs = parseRetryAfter(response.header('retry-after'), now);
    throw new SourceError('http_status', { status }, { retryable: true, retryAfterMs, status });
  }
  if (!REDIRECTS.includes(status)) return { value: await request.handle(response, url) };
  await response.discard();
  const location = response.header('location') ?? '';
  if (location === '' || !URL.canParse(location, url.href)) throw new SourceError('redirect_without_target');
  return { redirect: new URL(location, url) };
}

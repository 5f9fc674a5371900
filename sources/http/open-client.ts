// The real HttpClient: undici, with every address checked at the moment of connecting, so that a name that resolves
// differently the second time gains nothing. The only place that opens connections to sources.

import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, errors, request as send } from 'undici';
import { SourceError, systemCode } from '../source-error.ts';
import { isLoopback, isPublicAddress } from './guard-address.ts';
import type { HttpClient, HttpRequest, HttpResponse } from './http-client.ts';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export interface ClientOptions {
  /** Seconds for connecting, for the head of an answer, and between two pieces of its body. */
  readonly connectSeconds?: number;
  readonly idleSeconds?: number;
  /** Connections to this very machine; for tests only. */
  readonly allowLoopback?: boolean;
  /** All addresses of a host name; the system's resolver unless given. */
  readonly resolve?: (hostname: string) => Promise<readonly ResolvedAddress[]>;
}

export interface OpenClient {
  readonly send: HttpClient;
  readonly close: () => Promise<void>;
}

/** A client that connects to public addresses only. It keeps no cookies and sends no credentials. */
export function openClient(options: ClientOptions = {}): OpenClient {
  const { connectSeconds = 15, idleSeconds = 30, allowLoopback = false } = options;
  const resolve = options.resolve ?? ((hostname) => systemLookup(hostname, { all: true }));
  const mayConnect = (address: string) => isPublicAddress(address) || (allowLoopback && isLoopback(address));
  const agent = new Agent({
    connect: { timeout: connectSeconds * 1000, lookup: guardedLookup(resolve, mayConnect) },
    headersTimeout: idleSeconds * 1000,
    bodyTimeout: idleSeconds * 1000,
    keepAliveTimeout: 4000,
    connections: 1,
    pipelining: 1,
    maxHeaderSize: 64 * 1024,
  });
  return {
    send: async (request) => {
      checkUrl(request.url, mayConnect);
      return await sendOne(request, agent, idleSeconds);
    },
    close: () => agent.destroy(),
  };
}

/** @throws SourceError for other schemes, user names, and addresses that are private without any look-up. */
function checkUrl(url: URL, mayConnect: (address: string) => boolean): void {
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hostname === '')
    throw new SourceError('address_unsupported', { url: url.href });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayConnect(host)) throw new SourceError('address_private', { address: host });
}

/** A look-up that fails when any address of the name is private: a public name has no business there. */
function guardedLookup(
  resolve: NonNullable<ClientOptions['resolve']>,
  mayConnect: (address: string) => boolean,
): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (found) => {
        const refused = found.find(({ address }) => !mayConnect(address));
        const first = found[0];
        if (refused) callback(new SourceError('address_private', { address: refused.address }), []);
        else if (!first) callback(notFound(hostname), []);
        else if (all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : notFound(hostname), []),
    );
  };
}

const notFound = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });

async function sendOne(
  { url, headers, signal }: HttpRequest,
  agent: Agent,
  idleSeconds: number,
): Promise<HttpResponse> {
  try {
    const answer = await send(url, { dispatcher: agent, method: 'GET', headers, signal });
    return {
      status: answer.statusCode,
      header: (name) => {
        const value = answer.headers[name.toLowerCase()];
        return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
      },
      body: guardedBody(answer.body, signal, idleSeconds),
      discard: async () => {
        // A long body is cheaper to cut off than to read to its end.
        answer.body.on('error', () => {});
        answer.body.destroy();
      },
    };
  } catch (error) {
    throw toSourceError(error, signal, idleSeconds);
  }
}

async function* guardedBody(
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
  idleSeconds: number,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw toSourceError(error, signal, idleSeconds);
  }
}

/** Of certificates: they do not become valid within minutes. */
const isCertificate = (code: string): boolean =>
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(code);

/** What the network or undici said, in our words. An abort keeps the reason that the caller gave it. */
function toSourceError(error: unknown, signal: AbortSignal, idleSeconds: number): unknown {
  if (signal.aborted)
    return signal.reason instanceof SourceError ? signal.reason : new SourceError('interrupted');
  if (error instanceof SourceError) return error;
  if (error instanceof Error && error.cause instanceof SourceError) return error.cause;
  const isTimeout =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError;
  if (isTimeout)
    return new SourceError('request_timeout', { seconds: idleSeconds }, { retryable: true, cause: error });
  const code = systemCode(error);
  const detail = code || (error instanceof Error ? error.message : String(error));
  return new SourceError('network_failed', { detail }, { retryable: !isCertificate(code), cause: error });
}

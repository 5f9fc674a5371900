import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientOptions, openClient } from '../../sources/http/open-client.ts';
import { readBody } from '../../sources/polite/read-body.ts';
import { SourceError } from '../../sources/source-error.ts';
import { resolveToLoopback, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

let server: ScriptedServer;
beforeAll(async () => {
  server = await startScriptedServer({
    'a.test': ({ path }) =>
      path === '/slow' ? { body: 'abcdef', slowly: 400 } : { body: `you asked for ${path}` },
    'silent.test': () => ({ endless: true, body: '' }),
    'gone.test': () => ({ hangUp: true }),
  });
});
afterAll(() => server.close());

/** The code with which fetching `url` ends, or the body. */
async function tryFetch(
  url: string,
  options: ClientOptions,
  signal = new AbortController().signal,
): Promise<string> {
  const client = openClient({ connectSeconds: 1, idleSeconds: 1, ...options });
  try {
    const response = await client.send({ url: new URL(url), headers: {}, signal });
    return new TextDecoder().decode(await readBody(response, 1000));
  } catch (error) {
    return error instanceof SourceError ? `${error.code} ${error.retryable}` : `bug: ${String(error)}`;
  } finally {
    await client.close();
  }
}

const loopback = { allowLoopback: true, resolve: resolveToLoopback };

describe('openClient', () => {
  it('fetches', async () => {
    expect(await tryFetch(server.url('a.test', '/x'), loopback)).toBe('you asked for /x');
  });

  it('never connects to a private address, by name, by number, in any spelling', async () => {
    const { port } = server;
    const found = await Promise.all([
      tryFetch(`http://127.0.0.1:${port}/`, {}),
      tryFetch(`http://2130706433:${port}/`, {}),
      tryFetch(`http://0x7f.1:${port}/`, {}),
      tryFetch(`http://[::1]:${port}/`, {}),
      tryFetch(`http://[::ffff:127.0.0.1]:${port}/`, {}),
      tryFetch(`http://localhost:${port}/`, {}),
      tryFetch('http://169.254.169.254/latest/meta-data/', {}),
      tryFetch(server.url('a.test', '/'), { resolve: resolveToLoopback }),
    ]);
    expect(new Set(found)).toEqual(new Set(['address_private false']));
    expect(server.log.filter(({ host }) => host !== 'a.test')).toEqual([]);
  });

  it('refuses a name of which one address is private', async () => {
    const resolve = async () => [
      { address: '198.41.0.4', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    expect(await tryFetch('http://mixed.test/', { resolve })).toBe('address_private false');
  });

  it('checks the address at every connection, not only at the first', async () => {
    let calls = 0;
    const resolve = async () => (calls++ === 0 ? resolveToLoopback() : [{ address: '10.0.0.1', family: 4 }]);
    const client = openClient({ allowLoopback: true, resolve, connectSeconds: 1, idleSeconds: 1 });
    const signal = new AbortController().signal;
    const ask = () => client.send({ url: new URL(server.url('gone.test', '/')), headers: {}, signal });
    await expect(ask()).rejects.toMatchObject({ code: 'network_failed' });
    await expect(ask()).rejects.toMatchObject({ code: 'address_private' });
    await client.close();
  });

  it('knows no other schemes and no user names', async () => {
    for (const url of ['file:///etc/passwd', 'ftp://a.test/', 'http://user:secret@a.test/'])
      expect(await tryFetch(url, loopback)).toBe('address_unsupported false');
  });

  it('gives up on a host that is silent, dead, unknown or hangs up', async () => {
    expect(await tryFetch(server.url('gone.test', '/'), loopback)).toBe('network_failed true');
    expect(await tryFetch('http://127.0.0.1:9/', loopback)).toBe('network_failed true');
    const resolve = async () => [];
    expect(await tryFetch('http://unknown.test/', { ...loopback, resolve })).toBe('network_failed true');
  });

  it('ends at once when it is told to, with the reason', async () => {
    const stop = new AbortController();
    const asked = tryFetch(server.url('a.test', '/slow'), loopback, stop.signal);
    setTimeout(() => stop.abort(new SourceError('body_too_slow', { seconds: 1 })), 100);
    expect(await asked).toBe('body_too_slow false');
  });
});

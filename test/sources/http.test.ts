import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff, isRetryableStatus } from '../../sources/http/back-off.ts';
import { isPublicAddress } from '../../sources/http/guard-address.ts';
import { parseHttpDate, parseRetryAfter } from '../../sources/http/parse-retry-after.ts';
import { makeUserAgent } from '../../sources/http/user-agent.ts';

describe('isPublicAddress', () => {
  it.each([
    '8.8.8.8',
    '202.112.0.1',
    '223.255.255.255',
    '2001:da8::1',
    '2400:3200::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('Retry-After', () => {
  const now = new Date('1994-11-06T08:49:00Z');
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 37_000],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 37_000],
    ['Sun Nov  6 08:49:37 1994', 37_000],
    ['Sat, 05 Nov 1994 08:49:37 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['', null],
    [null, null],
  ])('%s is %s ms', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
  it('reads every date it could be sent', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }), (date) => {
        expect(parseHttpDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });
});

describe('backOff', () => {
  it('doubles up to two minutes, with jitter in its upper half', () => {
    expect([1, 2, 3, 4].map((n) => backOff(n, 0))).toEqual([1000, 2000, 4000, 8000]);
    expect([1, 2, 3, 4].map((n) => backOff(n, 0.5))).toEqual([1500, 3000, 6000, 12_000]);
    expect(backOff(50, 0.999)).toBeLessThanOrEqual(120_000);
  });
  it('is for what may pass', () => {
    const retryable = [408, 425, 429, 500, 502, 503, 504, 599];
    const final = [200, 204, 301, 304, 400, 401, 403, 404, 410, 451, 600];
    expect(retryable.every(isRetryableStatus)).toBe(true);
    expect(final.some(isRetryableStatus)).toBe(false);
  });
});

describe('the user agent', () => {
  it('says who we are and how to reach the operator', () => {
    expect(makeUserAgent('1.2.3', 'webmaster@example.edu.cn')).toBe(
      'nianbao/1.2.3 (annual report archive; contact: webmaster@example.edu.cn)',
    );
  });
  it('is always a header that can be sent', () => {
    expect(makeUserAgent('1.2.3', 'a@b.cn\r\nX-Evil: 1 信息')).toMatch(/^[\x20-\x7e]+$/);
  });
});

// Which addresses are never connected to: everything that is not the public internet. Decides only; connecting is
// open-client.ts. Ranges: IANA special-purpose address registries (RFC 6890, 6598, 4291, 9637 …).

import { BlockList, isIP, isIPv4 } from 'node:net';

const V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Only global unicast is public; of it, these are not. */
const V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const privateV4 = new BlockList();
for (const [net, bits] of V4) privateV4.addSubnet(net, bits, 'ipv4');
const privateV6 = new BlockList();
for (const [net, bits] of V6) privateV6.addSubnet(net, bits, 'ipv6');
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');

/** Whether `address` (an IP address, without brackets) is reachable by everyone on the internet. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '');
  if (isIPv4(plain)) return !privateV4.check(plain, 'ipv4');
  if (isIP(plain) !== 6) return false;
  const mapped = embeddedV4(plain);
  if (mapped) return isPublicAddress(mapped);
  return globalV6.check(plain, 'ipv6') && !privateV6.check(plain, 'ipv6');
}

export const isLoopback = (address: string): boolean =>
  address === '::1' || /^(?:::ffff:)?127\./i.test(address);

/** The IPv4 address in `::ffff:a.b.c.d` (mapped) and `64:ff9b::a.b.c.d` (translated); null for others. */
function embeddedV4(address: string): string | null {
  // the URL parser writes every IPv6 address in one form, with the last two groups in hexadecimal
  const normal = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const found = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(normal);
  if (!found) return null;
  const high = Number.parseInt(found[1] ?? '0', 16);
  const low = Number.parseInt(found[2] ?? '0', 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

// Who we say we are: honestly, with an address at which a webmaster reaches the operator.

/** The name that robots.txt may address (RFC 9309, 2.2.1). */
export const productToken = 'nianbao';

/**
 * For instance `nianbao/0.1.0 (annual report archive; contact: mail@example.edu.cn)`.
 * @param contact a mail address or a web page of the operator; null when none was given.
 */
export function makeUserAgent(version: string, contact: string | null): string {
  // a header may hold visible ASCII only
  const reach = (contact ?? '').replace(/[^\x21-\x7e]+/g, ' ').trim();
  return `${productToken}/${version} (annual report archive${reach ? `; contact: ${reach}` : ''})`;
}

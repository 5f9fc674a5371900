// An address as people read it.

import { fileURLToPath } from 'node:url';

/** The path of a `file:` address, any other address as it is. */
export function showAddress(url: string): string {
  return url.startsWith('file:') ? fileURLToPath(url) : url;
}

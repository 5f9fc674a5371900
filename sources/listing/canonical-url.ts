// One spelling for an address, so that a document is not taken for two.

import { encodeQuery } from './encode-query.ts';

const SESSION = /;jsessionid=[^/?#;]*/i;

/**
 * `href` as seen on `base`, without fragment and session id; null when it is not a usable http(s) address.
 * @param charset of the page on which it stands.
 */
export function canonicalUrl(href: string, base: string | URL, charset = 'utf-8'): URL | null {
  // browsers drop white space at the ends and line breaks inside
  const text = encodeQuery(href.trim().replace(/[\t\r\n]/g, ''), charset);
  if (text === '' || text.startsWith('#') || !URL.canParse(text, String(base))) return null;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  if (SESSION.test(url.pathname)) url.pathname = url.pathname.replace(SESSION, '');
  return url.href.length > 4000 ? null : url;
}

const DOCUMENT_ENDING = /\.(?:pdf|docx?|docm|xlsx?|xlsm|wps|rtf|txt|zip|rar|7z)$/i;

/** Whether the path of `url` ends like that of a document, not of a page. */
export const looksLikeDocument = (url: URL): boolean => DOCUMENT_ENDING.test(url.pathname);

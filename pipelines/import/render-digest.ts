// A digest as plain text and as Markdown, in one language.

import type { Lang } from '../../model/index.ts';
import type { Digest } from './build-digest.ts';

/** Plain text, for a terminal, a mail or a log. */
export function renderDigestText({ headline, sections }: Digest, lang: Lang): string {
  const lines = [headline[lang]];
  for (const section of sections) {
    lines.push('', section.title[lang]);
    for (const { words, details } of section.lines) {
      lines.push(`  - ${oneLine(words[lang])}`);
      for (const detail of details) lines.push(`      ${oneLine(detail[lang])}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Markdown, for a chat or an issue. Nothing that a web page said is taken for markup. */
export function renderDigestMarkdown({ headline, sections }: Digest, lang: Lang): string {
  const lines = [`# ${escapeMarkup(headline[lang])}`];
  for (const section of sections) {
    lines.push('', `## ${escapeMarkup(section.title[lang])}`, '');
    for (const { words, details } of section.lines) {
      lines.push(`- ${escapeMarkup(words[lang])}`);
      for (const detail of details) lines.push(`  - ${escapeMarkup(detail[lang])}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Titles come from web pages: no line breaks, no control characters, no direction marks. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

const escapeMarkup = (text: string): string => oneLine(text).replace(/[\\`*_[\]<>#|~]/g, '\\$&');

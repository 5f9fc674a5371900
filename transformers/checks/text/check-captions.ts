// A caption under which no table stands: its numbers are in a picture, or were left out.

import type { Document, Finding } from '../../../model/index.ts';
import { placedFinding, placedText } from './place-finding.ts';

const SHOWN = 10;

/** One finding (information) for all captions that a reader found no table for. */
export function checkCaptions(doc: Document): Finding[] {
  const missing = doc.messages.flatMap(({ code, anchor, message }) =>
    code === 'caption_without_table' && anchor
      ? [{ anchor, caption: message.zh.slice(message.zh.indexOf('：') + 1) }]
      : [],
  );
  if (missing.length === 0) return [];
  const list = (lang: 'zh' | 'en') =>
    missing
      .slice(0, SHOWN)
      .map(({ anchor, caption }) => placedText(caption, anchor, lang))
      .join(lang === 'zh' ? '、' : ', ') + (missing.length > SHOWN ? ' …' : '');
  return [
    placedFinding(
      'table_without_body',
      'info',
      missing.map(({ anchor }) => anchor),
      [],
      `${missing.length} 个表题之下没有可读的表体（多为图片）：${list('zh')}`,
      `${missing.length} captions without a table that can be read (often pictures): ${list('en')}`,
    ),
  ];
}

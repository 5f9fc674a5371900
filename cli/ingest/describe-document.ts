// One document of a run in one line: what became of it, whose report it is, what it yielded.

import { describeAnchor, type Lang, type Message, type Severity, type Words } from '../../model/index.ts';
import type { Outcome, RunDocument } from '../../pipelines/ingest/run-summary.ts';
import { printableLine } from '../output/printable.ts';

export const outcomeWords: Readonly<Record<Outcome, Words>> = {
  added: { zh: '新增', en: 'added' },
  replaced: { zh: '更新', en: 'replaced' },
  superseding: { zh: '新版', en: 'superseding' },
  unchanged: { zh: '未变', en: 'unchanged' },
  duplicate: { zh: '重复', en: 'duplicate' },
  failed: { zh: '失败', en: 'failed' },
  skipped: { zh: '跳过', en: 'skipped' },
};

const partly: Words = { zh: '（部分）', en: ' (partial)' };
const facts = { zh: (n: number) => `${n} 个数据`, en: (n: number) => `${n} facts` };
const copyOf: Words = { zh: '与其相同：', en: 'same as ' };

/** A message with its place: `第3行：…`. */
export function describeMessage({ message, anchor }: Message, lang: Lang): string {
  if (!anchor) return message[lang];
  return `${describeAnchor(anchor, lang)}${lang === 'zh' ? '：' : ': '}${message[lang]}`;
}

/** The gravest message, the first of its kind; null when there is none. */
export function gravestMessage(messages: readonly Message[]): Message | null {
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  for (const severity of order) {
    const found = messages.find((message) => message.severity === severity);
    if (found) return found;
  }
  return null;
}

/** For instance `added  reports/a.pdf  云岭职业技术学院 2023  184 facts`. */
export function describeDocument(document: RunDocument, lang: Lang): string {
  const outcome = outcomeWords[document.outcome][lang] + (document.status === 'partial' ? partly[lang] : '');
  const what = [document.institution, document.year].filter((part) => part !== null).join(' ');
  const cause = document.outcome === 'failed' ? gravestMessage(document.messages) : null;
  const parts = [
    outcome,
    document.path,
    what,
    cause ? describeMessage(cause, lang) : '',
    document.duplicateOf ? copyOf[lang] + document.duplicateOf : '',
    document.facts > 0 ? facts[lang](document.facts) : '',
  ];
  return printableLine(parts.filter((part) => part !== '').join('  '));
}

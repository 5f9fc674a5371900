// Any error as one clear line with a code; with its stack only when asked for.

import { CommanderError } from 'commander';
import { type Lang, UnreadableError, type Words } from '../model/index.ts';
import { translateUsageError } from './help/translate-usage-error.ts';

/** Errors of every layer that mean something to people carry a code and words in both languages. */
interface WordedError extends Error {
  readonly code: string;
  readonly words: Words;
}

const isWorded = (error: unknown): error is WordedError =>
  error instanceof Error && 'code' in error && 'words' in error && typeof error.words === 'object';

/** @param debug appends the stack. */
export function describeError(error: unknown, lang: Lang, debug: boolean): string {
  const [code, text] = explain(error, lang);
  const line = `nianbao: ${lang === 'zh' ? '错误' : 'error'} [${code}] ${text.replace(/\s*\n\s*/g, ' ')}`;
  return debug && error instanceof Error && error.stack ? `${line}\n${error.stack}` : line;
}

function explain(error: unknown, lang: Lang): [code: string, text: string] {
  if (isWorded(error)) return [error.code, error.words[lang]];
  if (error instanceof UnreadableError) return [error.report.code, error.report.message[lang]];
  if (error instanceof CommanderError)
    return ['usage', `${translateUsageError(error.message, lang)}${hint[lang]}`];
  // a file that people edit: its place and cause are all there is to say
  if (error instanceof Error && error.name === 'CatalogError') return ['catalogue_invalid', error.message];
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return ['internal', text + bug[lang]];
}

const hint: Words = { zh: '。见 nianbao help', en: '; see nianbao help' };
const bug: Words = {
  zh: '。这是程序缺陷；设 NIANBAO_DEBUG=1 可看详情',
  en: '; this is a bug, NIANBAO_DEBUG=1 shows more',
};

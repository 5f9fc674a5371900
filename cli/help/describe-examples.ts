// The part of the help below the options: examples that can be copied, formats, exit codes.

import type { Lang, Words } from '../../model/index.ts';
import type { CommandSpec, Example } from '../command.ts';

const titles = {
  examples: { zh: '示例：', en: 'Examples:' },
  formats: { zh: '--format 可为：', en: '--format may be: ' },
  fallback: { zh: '（默认 ', en: ' (default ' },
  exits: { zh: '退出码：', en: 'Exit codes:' },
} satisfies Record<string, Words>;

const exits: readonly Words[] = [
  { zh: '0  完成', en: '0  done' },
  { zh: '1  用法错误或程序缺陷', en: '1  wrong usage, or a bug' },
  {
    zh: '2  部分文件失败（其余已入库）',
    en: '2  some documents failed (the others are in)',
  },
  { zh: '3  质量检查未通过', en: '3  a blocking check failed' },
  { zh: '130  被用户中断', en: '130  interrupted by the user' },
];

export function describeExamples(examples: readonly Example[], lang: Lang): string {
  if (examples.length === 0) return '';
  const lines = examples.flatMap(({ line, words }) => [`  ${line}`, `      ${words[lang]}`]);
  return `\n${titles.examples[lang]}\n${lines.join('\n')}\n`;
}

/** What follows the options in the help of one command. */
export function describeAfterCommand(command: CommandSpec, lang: Lang): string {
  const [first] = command.formats;
  const close = lang === 'zh' ? '）' : ')';
  const formats = first
    ? `\n${titles.formats[lang]}${command.formats.join(', ')}${titles.fallback[lang]}${first}${close}\n`
    : '';
  return formats + describeExamples(command.examples, lang);
}

export function describeExitCodes(lang: Lang): string {
  return `\n${titles.exits[lang]}\n${exits.map((words) => `  ${words[lang]}`).join('\n')}`;
}

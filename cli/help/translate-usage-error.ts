// Commander's words for wrong usage, in Chinese where that is wanted. Unknown messages stay in English: never lost.

import type { Lang } from '../../model/index.ts';

const patterns: readonly [RegExp, string][] = [
  [/^missing required argument '(.+)'$/, '缺少参数 $1'],
  [/^option '(.+)' argument missing$/, '选项 $1 缺少值'],
  [/^required option '(.+)' not specified$/, '缺少选项 $1'],
  [/^unknown option '(.+)'$/, '没有选项 $1'],
  [/^unknown command '(.+)'$/, '没有命令 $1'],
  [/^option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/, '选项 $1 不能是“$2”，可选：$3'],
  [/^too many arguments.* Expected (\d+) arguments? but got (\d+).*$/, '参数过多：应有 $1 个，给出 $2 个'],
];

/** One line for the user: commander's message without its prefix, with its suggestion. */
export function translateUsageError(message: string, lang: Lang): string {
  const [main = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const suggestion = /Did you mean (?:one of )?(.+)\?\)/.exec(rest.join(' '))?.[1];
  if (lang === 'en') return suggestion ? `${main} (did you mean ${suggestion}?)` : main;
  const found = patterns.find(([pattern]) => pattern.test(main));
  const translated = found ? main.replace(found[0], found[1]) : main;
  return suggestion ? `${translated}（是否指 ${suggestion}？）` : translated;
}

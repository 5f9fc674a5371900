// Commander's help in the language of the user, wrapped by display width (a Chinese character takes two columns).

import type { Help, Option } from 'commander';
import type { Lang, Words } from '../../model/index.ts';
import { measureText, wrapText } from '../output/wrap-text.ts';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

const words = {
  choices: { zh: '可选', en: 'one of' },
  fallback: { zh: '默认', en: 'default' },
} satisfies Record<string, Words>;

/** The overrides for commander's `configureHelp`. */
export function configureHelp(lang: Lang): Partial<Help> {
  return {
    showGlobalOptions: true,
    styleTitle: (title) => (lang === 'zh' ? (titles[title] ?? title) : title),
    displayWidth: measureText,
    boxWrap: (text, width) => wrapText(text, width),
    optionDescription: (option) => describeOption(option, lang),
    argumentDescription: (argument) => argument.description,
    subcommandDescription: (command) => command.summary() || command.description(),
  };
}

function describeOption(option: Option, lang: Lang): string {
  const notes = [
    ...(option.argChoices ? [`${words.choices[lang]}: ${option.argChoices.join(', ')}`] : []),
    ...(option.defaultValueDescription ? [`${words.fallback[lang]}: ${option.defaultValueDescription}`] : []),
  ];
  return notes.length > 0 ? `${option.description} (${notes.join('; ')})` : option.description;
}

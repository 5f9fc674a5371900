// Options that several commands share for choosing schools and years.

import type { OptionSpec } from './command.ts';

export const institutionOption: OptionSpec = {
  flags: '--institution <schools>',
  words: {
    zh: '学校：名称、名称的一部分或代码；可重复或用逗号分隔',
    en: 'schools: names, parts of names or codes; repeat, or separate by commas',
  },
  repeatable: true,
};

export const yearOption: OptionSpec = {
  flags: '--year <years>',
  words: { zh: '年度，如 2023 或 2021-2023', en: 'years, such as 2023 or 2021-2023' },
  repeatable: true,
};

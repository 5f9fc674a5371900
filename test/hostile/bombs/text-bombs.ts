// Plain text that is hostile by size, or by what the grammar of numbers and tables has to do with it.

import type { Bomb } from './bomb.ts';

const tooMuch = ['document_holds_too_much'];
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

export const textBombs: readonly Bomb[] = [
  {
    file: 'txt-one-line.txt',
    attack: 'one line of 200 MB',
    make: () => Buffer.alloc(200e6, '年报2023'),
    outcome: ['file_too_large'],
  },
  {
    file: 'txt-too-large.txt',
    attack: 'a file of 300 MB',
    make: () => Buffer.alloc(300e6, 'a\n'),
    outcome: ['file_too_large'],
  },
  {
    file: 'txt-blanks.txt',
    attack: '50 MB of blanks',
    make: () => Buffer.alloc(50e6, ' '),
    outcome: ['file_too_large'],
  },
  {
    file: 'txt-line-ends.txt',
    attack: '20 million empty lines',
    make: () => Buffer.alloc(20e6, '\n'),
    outcome: tooMuch,
  },
  {
    file: 'txt-long-number.txt',
    attack: 'a number of a million digits',
    make: () => `质量年报（2023）\n毕业生人数${'9'.repeat(1e6)}人。\n`,
    outcome: tooMuch,
  },
  {
    file: 'txt-many-numbers.txt',
    attack: 'a million numbers in one sentence',
    make: () => `质量年报（2023）\n毕业生${'1,'.repeat(1e6)}人。\n`,
    outcome: tooMuch,
  },
  {
    file: 'txt-han-number.txt',
    attack: 'a number of 500,000 Han digits',
    make: () => `质量年报（2023）\n毕业生${'一百万亿'.repeat(125_000)}人。\n`,
    outcome: tooMuch,
  },
  {
    file: 'txt-brackets.txt',
    attack: 'a million opening brackets',
    make: () => `质量年报（2023）\n${'（【《'.repeat(333_000)}1人\n`,
    outcome: tooMuch,
  },
  {
    file: 'txt-wide-table.txt',
    attack: 'a table of 20,000 columns',
    make: () => `表1 计分卡\n${lines(20, () => Array.from({ length: 20_000 }, (_, c) => c).join('\t'))}\n`,
    outcome: tooMuch,
  },
  {
    file: 'txt-long-table.txt',
    attack: 'a table of 300,000 rows',
    make: () =>
      `表1 计分卡\n序号\t指标\t单位\t2023年\n${lines(300_000, (i) => `${i}\t毕业生人数\t人\t${i}`)}\n`,
    outcome: tooMuch,
  },
  {
    file: 'txt-captions.txt',
    attack: '200,000 captions without a table',
    make: () => lines(200_000, (i) => `表${i} 人才培养质量计分卡`),
    outcome: tooMuch,
  },
  {
    file: 'txt-controls.txt',
    attack: 'escape sequences for the terminal, bidirectional marks',
    make: () => '\u001b]0;owned\u0007\u202e质量年报 2023\u202c\n毕业生人数 100 人\n',
    outcome: ['read', 'format_unknown'],
  },
  {
    file: 'txt-digits.txt',
    attack: '50 MB of digits',
    make: () => Buffer.alloc(50e6, '1234567890'),
    outcome: ['file_too_large'],
  },
  {
    file: 'txt-line.txt',
    attack: 'one line of 20 MB',
    make: () => Buffer.alloc(20e6, '2023年毕业生 '),
    outcome: tooMuch,
  },
  {
    file: 'txt-tabs.txt',
    attack: '20 MB of tabs, 1,000 a line',
    make: () => lines(20_000, () => '\t'.repeat(1000)),
    outcome: ['no_text'],
  },
  {
    file: 'txt-short-lines.txt',
    attack: '190,000 numbered headings and numbers',
    make: () => lines(190_000, (i) => (i % 2 ? `${i} 人` : `一、第${i}节`)),
    outcome: tooMuch,
  },
];

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../cli/cli-error.ts';
import type { OptionSpec } from '../../cli/command.ts';
import { commands } from '../../cli/commands/index.ts';
import { globalOptions } from '../../cli/global-options.ts';

const docs = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');

/** The text below a heading, up to the next heading of the same depth. */
function section(title: string): string {
  const begin = docs.indexOf(`\n## ${title}\n`);
  expect(begin, `docs/cli.md has a section "${title}"`).toBeGreaterThan(0);
  const end = docs.indexOf('\n## ', begin + 4);
  return docs.slice(begin, end < 0 ? undefined : end);
}

const longName = ({ flags }: OptionSpec): string => /--[a-z-]+/.exec(flags)?.[0] ?? '';
/** Options named in the first column of tables. */
const documented = (text: string): string[] =>
  [...text.matchAll(/^\| `([^`]*--[^`]*)` \|/gm)].map((match) => match[1] ?? '');

describe('docs/cli.md', () => {
  it.each(commands)('$name: arguments, options and formats are those of the command', (command) => {
    const text = section(`nianbao ${command.name}`);
    const usage = ['nianbao', command.name, ...command.arguments.map(({ syntax }) => syntax)].join(' ');
    expect(text).toContain(`\`${usage}\``);
    expect(documented(text)).toEqual(command.options.map(({ flags }) => flags));
    for (const option of command.options)
      if (/^\d+$/.test(option.fallback ?? '')) {
        const row = text.split('\n').find((line) => line.includes(longName(option)));
        expect(row).toContain(`default ${option.fallback}`);
      }
    if (command.formats.length > 0)
      expect(text.replaceAll(' (text for people)', '')).toContain(`Formats: ${command.formats.join(', ')}.`);
  });

  it('has no section for a command that does not exist', () => {
    const sections = [...docs.matchAll(/^## nianbao (\S+)$/gm)].map((match) => match[1]);
    expect(sections).toEqual(commands.map(({ name }) => name));
  });

  it('lists the global options', () => {
    const own = globalOptions.map(({ flags }) => flags);
    expect(documented(section('Options of every command'))).toEqual([...own, '-V, --version', '-h, --help']);
  });

  it('lists the exit codes', () => {
    const listed = [...section('Exit codes').matchAll(/^\| `(\d+)` \|/gm)].map((match) => Number(match[1]));
    expect(listed).toEqual(Object.values(exitCodes));
  });
});

describe('help', () => {
  it.each(commands)('$name has words and examples in both languages', (command) => {
    const words = [
      command.summary,
      command.description,
      ...command.arguments.map((argument) => argument.words),
      ...command.options.map((option) => option.words),
      ...command.examples.map((example) => example.words),
    ];
    for (const { zh, en } of words) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]{2}/);
    }
    expect(command.examples.length).toBeGreaterThan(0);
    for (const { line } of command.examples) expect(line).toContain(`nianbao ${command.name} `);
  });
});

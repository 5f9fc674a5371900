// What the guides tell a person to type exists: commands, options, files, settings, exit codes.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { exitCodes } from '../../cli/cli-error.ts';
import { commands } from '../../cli/commands/index.ts';
import { globalOptions } from '../../cli/global-options.ts';
import { sourceCodes } from '../../sources/source-codes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Guides and the files that operators copy. */
const guides = ['README.md', 'README.zh-CN.md', 'docs/nightly.md', 'docs/sources.md'];
const files = ['crontab', 'nianbao-import.service'].map((name) => `docs/examples/${name}`);

/** Words after `nianbao`, up to a comment or the end of the command. */
function listCalls(text: string): string[][] {
  return [...text.matchAll(/(?:^|[\s`/])nianbao ([a-z][^\n`#|>;&]*)/gm)].map((match) =>
    (match[1] ?? '')
      .replace(/'[^']*'|"[^"]*"/g, 'quoted')
      .trim()
      .split(/\s+/),
  );
}

function expectCall([name = '', ...words]: readonly string[], where: string): void {
  const command = commands.find((known) => known.name === name);
  expect(command, `${where}: there is no command ${name}`).toBeDefined();
  const known = [...(command?.options ?? []), ...globalOptions].map(
    ({ flags }) => /--[a-z-]+/.exec(flags)?.[0],
  );
  for (const word of words)
    if (word.startsWith('--')) expect(known, `${where}: nianbao ${name} ${word}`).toContain(word);
}

describe('command lines', () => {
  it.each([...guides, ...files])('of %s call commands and options that exist', (file) => {
    const blocks = file.endsWith('.md')
      ? [...read(file).matchAll(/```(?:sh)?\n([\s\S]*?)```|`(nianbao [^`]+)`/g)].map(
          (m) => m[1] ?? m[2] ?? '',
        )
      : [read(file)];
    const calls = blocks
      .flatMap(listCalls)
      .filter(([name]) => name !== 'import:' && /^[a-z]+$/.test(name ?? ''));
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) if (!['nianbao'].includes(call[0] ?? '')) expectCall(call, file);
  });

  it('of the CronJob, the compose file and the image', () => {
    const [, job] = parseAllDocuments(read('docs/examples/cronjob.yaml')).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Record<string, unknown>;
    });
    const args = JSON.stringify(job).match(/"args":(\[[^\]]*\])/)?.[1] ?? '[]';
    expectCall(JSON.parse(args) as string[], 'cronjob.yaml');
    const compose = parse(read('compose.yaml')) as { services: { nianbao: { command: string[] } } };
    expectCall(compose.services.nianbao.command, 'compose');
    expectCall(JSON.parse(/^CMD (\[.*\])$/m.exec(read('Dockerfile'))?.[1] ?? '[]') as string[], 'Dockerfile');
  });
});

describe('the image', () => {
  it('has a Node that the program runs on, and takes files that are there', () => {
    const dockerfile = read('Dockerfile');
    const wanted = Number(/"node": ">=(\d+)/.exec(read('package.json'))?.[1]);
    for (const [, major] of dockerfile.matchAll(/^FROM node:(\d+)/gm))
      expect(Number(major)).toBeGreaterThanOrEqual(wanted);
    for (const [, names = ''] of dockerfile.matchAll(/^COPY (?!--)(.*) \S+$/gm))
      for (const name of names.split(' '))
        if (!name.endsWith('*')) expect(existsSync(join(root, name))).toBe(true);
    const ignored = read('.dockerignore').split('\n');
    for (const folder of ['cli', 'catalog', 'scripts', 'package.json']) expect(ignored).not.toContain(folder);
  });
});

describe('docs/nightly.md', () => {
  const text = read('docs/nightly.md');
  const settings = (source: string): string[] => [
    ...new Set([...source.matchAll(/\bNIANBAO_[A-Z_]+/g)].map(([name]) => name)),
  ];

  it('names the settings that the program reads, and no other', () => {
    const read_ = readdirSync(join(root, 'cli/import')).map((file) => read(`cli/import/${file}`));
    const known = settings(read_.join('\n'));
    const listed = [...text.matchAll(/^\| `(NIANBAO_\w+)` \|/gm)].map((match) => match[1]);
    expect(listed.sort()).toEqual(known.sort());
    for (const file of ['docs/examples/nianbao.env', 'docs/examples/cronjob.yaml', 'compose.yaml'])
      for (const name of settings(read(file))) expect(known, file).toContain(name);
  });

  it('lists every cause of a source or a document that failed, as people are told it', () => {
    const listed = [...(text.split('\n## Causes\n')[1] ?? '').matchAll(/^\| `(\w+)` \| (.*) \| (.*) \|$/gm)];
    expect(listed.map(([, code, zh, en]) => [code, { zh, en }])).toEqual(Object.entries(sourceCodes));
  });

  it('lists the exit codes', () => {
    const listed = [...text.matchAll(/^\| `(\d+)` \|/gm)].map((match) => Number(match[1]));
    expect(listed).toEqual(Object.values(exitCodes));
  });

  it('names every check that can forbid publishing only by names that exist', () => {
    const known = read('loaders/sources/acceptable-checks.ts');
    for (const [, name] of text.matchAll(/`(\w+_lost)`/g)) expect(known).toContain(`'${name}'`);
  });
});

describe('links', () => {
  it.each([...guides, 'docs/robustness.md', 'docs/cli.md'])('of %s lead somewhere', (file) => {
    for (const [, target = ''] of read(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g))
      if (!/^[a-z]+:/.test(target))
        expect(existsSync(join(root, dirname(file), target)), `${file}: ${target}`).toBe(true);
  });
});

// What the commands about sources share: their options, and the request that these and the environment make.

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadSources, ownSources } from '../../catalog/load-sources.ts';
import type { SourceSpec } from '../../catalog/sources/source-spec.ts';
import type { ImportRequest } from '../../pipelines/import/import-request.ts';
import { importUserAgent } from '../../pipelines/import/user-agent.ts';
import { CliError } from '../cli-error.ts';
import type { Context, OptionSpec } from '../command.ts';
import type { OptionValues } from '../option-values.ts';

const sourcesOption: OptionSpec = {
  flags: '--sources <folder>',
  words: {
    zh: '来源文件（*.yml）的文件夹，默认为数据仓库旁的 sources/；也可用环境变量 NIANBAO_SOURCES',
    en: 'folder of the source files (*.yml), by default sources/ beside the warehouse; or NIANBAO_SOURCES',
  },
};

const originalsOption: OptionSpec = {
  flags: '--originals <folder>',
  words: {
    zh: '原件存放的文件夹，默认为数据仓库旁的 raw/；也可用环境变量 NIANBAO_ORIGINALS',
    en: 'folder of the originals, by default raw/ beside the warehouse; or NIANBAO_ORIGINALS',
  },
};

const contactOption: OptionSpec = {
  flags: '--contact <address>',
  words: {
    zh: '写入 User-Agent 的联系邮箱或网页，供网站管理员联系；也可用环境变量 NIANBAO_CONTACT',
    en: 'mail address or web page for the user agent, where webmasters reach you; or NIANBAO_CONTACT',
  },
};

/** Those of every command about sources. */
export const setupOptions: readonly OptionSpec[] = [sourcesOption, originalsOption, contactOption];

/** What every command about sources needs to know. */
export type SourceSetup = Pick<ImportRequest, 'warehousePath' | 'originals' | 'sources' | 'userAgent'>;

/**
 * The sources and places that options, environment and defaults name.
 * @throws CliError `sources_missing`, `contact_missing`.
 */
export function readSetup(
  options: OptionValues,
  context: Context,
  { ids, needsContact }: { readonly ids: readonly string[]; readonly needsContact: boolean },
): SourceSetup {
  const sources = loadSources(findFolder(options, context));
  const contact = setting(options, 'contact', 'NIANBAO_CONTACT');
  const originals = setting(options, 'originals', 'NIANBAO_ORIGINALS');
  const used = sources.filter(({ id, enabled }) => (ids.length > 0 ? ids.includes(id) : enabled));
  if (needsContact && contact === null && used.some(isRemote)) throw contactMissing();
  return {
    warehousePath: context.warehouse,
    sources,
    userAgent: importUserAgent(contact),
    ...(originals !== null && { originals }),
  };
}

const isRemote = ({ kind }: SourceSpec): boolean => kind !== 'folder';

/** The value of an option, else of an environment variable; null when neither is given. */
export const setting = (options: OptionValues, name: string, variable: string): string | null =>
  options.text(name) ?? (process.env[variable]?.trim() || null);

function findFolder(options: OptionValues, { warehouse }: Context): string {
  const given = setting(options, 'sources', 'NIANBAO_SOURCES');
  const beside = join(dirname(resolve(warehouse)), 'sources');
  const folder = given ?? (existsSync(beside) ? beside : ownSources);
  if (existsSync(folder)) return folder;
  throw new CliError('sources_missing', {
    zh: `没有来源文件夹 ${folder}`,
    en: `there is no folder of sources ${folder}`,
  });
}

const contactMissing = (): CliError =>
  new CliError('contact_missing', {
    zh: '访问网站需要联系方式：用 --contact 或环境变量 NIANBAO_CONTACT 给出邮箱或网页，它会写入 User-Agent，供网站管理员联系',
    en: 'web sites are visited only with a contact: give a mail address or web page by --contact or NIANBAO_CONTACT; it goes into the user agent, so that a webmaster can reach you',
  });

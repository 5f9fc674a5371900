// From words on the command line to an exit code: parses, dispatches, and prints any error as one line.

import { CommanderError, type Help } from 'commander';
import type { Lang } from '../model/index.ts';
import { readPackageVersion } from '../pipelines/read-package-version.ts';
import { buildProgram, type Dispatch } from './build-program.ts';
import { chooseLanguage } from './choose-language.ts';
import { CliError, exitCodes } from './cli-error.ts';
import type { CommandSpec, Context } from './command.ts';
import { commands } from './commands/index.ts';
import { describeError } from './describe-error.ts';
import { defaultWarehouse } from './global-options.ts';
import type { OptionValues } from './option-values.ts';
import { printable } from './output/printable.ts';
import { settleCorrections } from './settle-corrections.ts';

/**
 * Runs one command line and resolves to its exit code; never rejects.
 * @param argv the words after the program's name.
 */
export async function runCli(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const lang = chooseLanguage(argv, env);
  let exitCode: number = exitCodes.done;
  const dispatch: Dispatch = async (command, args, options, globals) => {
    const context = makeContext(command, globals, lang);
    settleCorrections(globals.text('corrections'), context.warehouse);
    exitCode = await command.run(args, options, context);
  };
  const program = buildProgram(lang, readPackageVersion(), dispatch, await loadHelp(argv, lang));
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    // No command was given: its help is on stderr already.
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage;
    process.stderr.write(`${printable(describeError(error, lang, env.NIANBAO_DEBUG === '1'))}\n`);
    return exitCodes.usage;
  }
}

/** Help measures the width of text, which takes a moment to load: only when it will be shown. */
async function loadHelp(argv: readonly string[], lang: Lang): Promise<Partial<Help>> {
  const asked = argv.some((word) => word === '--help' || word === '-h' || word === 'help');
  if (!asked && commands.some(({ name }) => argv.includes(name))) return {};
  return (await import('./help/configure-help.ts')).configureHelp(lang);
}

function makeContext(command: CommandSpec, globals: OptionValues, lang: Lang): Context {
  const quiet = globals.flag('quiet');
  const format = globals.text('format');
  if (format !== null && !command.formats.includes(format)) throw wrongFormat(command, format);
  const tell = (text: string) => void process.stderr.write(`${printable(text)}\n`);
  return {
    lang,
    warehouse: globals.text('warehouse') ?? defaultWarehouse,
    format,
    quiet,
    say: (words) => words[lang],
    print: (text) => void process.stdout.write(text),
    tell: quiet ? () => {} : tell,
    warn: tell,
  };
}

function wrongFormat(command: CommandSpec, format: string): CliError {
  const allowed = command.formats.join(', ');
  if (allowed === '')
    return new CliError('format_unsupported', {
      zh: `${command.name} 没有 --format`,
      en: `${command.name} takes no --format`,
    });
  return new CliError('format_unsupported', {
    zh: `${command.name} 不支持格式“${format}”，可选：${allowed}`,
    en: `${command.name} cannot print "${format}", only: ${allowed}`,
  });
}

// The commander program: every command and option in one language. Runs nothing by itself.

import { Argument, Command, type Help, Option } from 'commander';
import type { Lang } from '../model/index.ts';
import type { CommandSpec, OptionSpec } from './command.ts';
import { commands } from './commands/index.ts';
import { globalOptions, programExamples, programWords } from './global-options.ts';
import { describeAfterCommand, describeExamples, describeExitCodes } from './help/describe-examples.ts';
import { type OptionValues, readOptions } from './option-values.ts';

/** Called with the command that was chosen on the command line. */
export type Dispatch = (
  command: CommandSpec,
  args: readonly string[],
  options: OptionValues,
  globals: OptionValues,
) => Promise<void>;

/**
 * @param version shown by --version.
 * @param help overrides of commander's help; only needed when help is shown.
 */
export function buildProgram(
  lang: Lang,
  version: string,
  dispatch: Dispatch,
  help: Partial<Help> = {},
): Command {
  const program = new Command('nianbao')
    .description(programWords.description[lang])
    .version(version, '-V, --version', programWords.version[lang])
    .helpOption('-h, --help', programWords.help[lang])
    .helpCommand('help [command]', programWords.helpCommand[lang])
    .configureHelp(help)
    // Errors are printed once, by us, in the user's language.
    .configureOutput({ outputError: () => {} })
    .exitOverride()
    .showSuggestionAfterError(true)
    .addHelpText('after', describeExamples(programExamples, lang) + describeExitCodes(lang));
  for (const option of globalOptions) program.addOption(buildOption(option, lang));
  for (const command of commands) program.addCommand(buildCommand(command, lang, program, dispatch));
  return program;
}

function buildCommand(spec: CommandSpec, lang: Lang, program: Command, dispatch: Dispatch): Command {
  const command = new Command(spec.name)
    .copyInheritedSettings(program)
    .summary(spec.summary[lang])
    .description(spec.description[lang])
    .addHelpText('after', describeAfterCommand(spec, lang));
  for (const argument of spec.arguments)
    command.addArgument(new Argument(argument.syntax, argument.words[lang]));
  for (const option of spec.options) command.addOption(buildOption(option, lang));
  command.action(() =>
    dispatch(spec, command.args, readOptions(command.opts()), readOptions(program.opts())),
  );
  return command;
}

function buildOption(spec: OptionSpec, lang: Lang): Option {
  const option = new Option(spec.flags, spec.words[lang]);
  if (spec.choices) option.choices(spec.choices);
  if (spec.repeatable) option.argParser((value, before: readonly string[] = []) => [...before, value]);
  if (spec.fallback !== undefined) option.default(undefined, spec.fallback);
  return option;
}

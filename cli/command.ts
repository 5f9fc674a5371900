// What a command is: its words in both languages and what it does. Help, documentation and parsing all read this.

import type { Lang, Words } from '../model/index.ts';
import type { OptionValues } from './option-values.ts';

export interface ArgumentSpec {
  /** As in usage lines: `<file>`, `[path...]`. */
  readonly syntax: string;
  readonly words: Words;
}

export interface OptionSpec {
  /** As in usage lines: `--year <years>`. */
  readonly flags: string;
  readonly words: Words;
  /** May be given several times, or once with commas. */
  readonly repeatable?: boolean;
  readonly choices?: readonly string[];
  /** Shown in help, and the value when the option is not given. */
  readonly fallback?: string;
}

export interface Example {
  readonly line: string;
  readonly words: Words;
}

/** What every command is given besides its own arguments. */
export interface Context {
  readonly lang: Lang;
  readonly warehouse: string;
  /** Null when not given on the command line. */
  readonly format: string | null;
  readonly quiet: boolean;
  /** The words in the user's language. */
  readonly say: (words: Words) => string;
  /** A result, to stdout. */
  readonly print: (text: string) => void;
  /** A message, to stderr; silenced by --quiet. */
  readonly tell: (text: string) => void;
  /** A warning, to stderr; never silenced. */
  readonly warn: (text: string) => void;
}

export interface CommandSpec {
  readonly name: string;
  readonly summary: Words;
  /** A few sentences under the usage line. */
  readonly description: Words;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** What --format may be, default first; empty when the command prints no data. */
  readonly formats: readonly string[];
  readonly examples: readonly Example[];
  /** Resolves to the exit code. Imports what it needs when it runs: start-up stays quick. */
  readonly run: (args: readonly string[], options: OptionValues, context: Context) => Promise<number>;
}

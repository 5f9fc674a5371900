// Text from documents and file names must not steer the terminal it is shown on.

/** `text` with control characters (but tab and line feed) replaced by the sign for what cannot be shown. */
export const printable = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '\u{FFFD}');

/** The same for what has to stay in one line, such as a file's name. */
export const printableLine = (text: string): string => text.replace(/\p{Cc}/gu, '\u{FFFD}');

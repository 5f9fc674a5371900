// Words for people, in both languages the tool speaks, and how grave they are.

export type Severity = 'info' | 'warning' | 'error';
export type Lang = 'zh' | 'en';
/** The same words in both languages. */
export type Words = Readonly<Record<Lang, string>>;

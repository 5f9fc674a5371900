// What is sent to people after a run. Type only.

export interface Notice {
  readonly headline: string;
  readonly text: string;
  readonly markdown: string;
  /** The whole report as data; for receivers that are programs. */
  readonly report: unknown;
}

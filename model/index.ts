// The nouns in one import.

export * from './anchor.ts';
export * from './anchored-text.ts';
export * from './document.ts';
export * from './extraction.ts';
export * from './fact.ts';
export * from './finding.ts';
export * from './message.ts';
export * from './message-codes.ts';
export * from './observation.ts';
export * from './place-in-order.ts';
export * from './report.ts';
export * from './words.ts';

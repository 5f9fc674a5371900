// Checks before publishing that speak of losses: a person may find a loss right, and accept it once. A damaged file is none.

export const acceptableChecks = [
  'documents_lost',
  'documents_unreadable',
  'facts_lost',
  'values_lost',
  'originals_not_read',
] as const;

export type AcceptableCheck = (typeof acceptableChecks)[number];

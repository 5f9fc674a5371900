// Ids of facts: derived, so that they are the same in every warehouse.

/** The id of an observation in the warehouse: `c0cd592e-o17`. */
export const factId = (document: string, observation: string): string => `${document}-${observation}`;

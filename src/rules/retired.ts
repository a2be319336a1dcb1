/** Ids that no rule may have: they were given out before, so that a manifest may still name them. */
export const RETIRED_IDS: readonly string[] = ['SELDON290', 'SELDON297'];

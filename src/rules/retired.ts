/** Ids that no rule may have: they were used before, so manifests may still contain them. */
export const RETIRED_IDS: readonly string[] = ['SELDON290', 'SELDON297'];

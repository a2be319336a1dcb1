import { typescriptTypes } from './types';

/** The files that follow from the description of the API, and what they should hold. */
export function descriptionFiles(): Record<string, string> {
  return {
    'src/api/types.ts': typescriptTypes(),
  };
}

import { reference } from './reference';
import { structs } from './structs';
import { typescriptTypes } from './types';

/** The files that follow from the description of the API, and what they should hold. */
export function descriptionFiles(): Record<string, string> {
  return {
    'docs/reference/seldondeployment.md': reference(),
    'src/api/types.generated.ts': typescriptTypes(),
    'src/deployment/k8s/structs.generated.ts': structs(),
  };
}

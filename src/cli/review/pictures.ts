import { reviewer, type Setting } from './review';
import { diagramOf } from '../../diagram/build';
import { type Diagram } from '../../diagram/diagram';
import { type Unusable } from '../../input/placed-object';
import { toldFindings } from '../../rules/finding';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** The pictures of the SeldonDeployments of one file, as data. */
export interface FilePictures {
  readonly diagrams: readonly Diagram[];
  readonly unusable: readonly Unusable[];
}

/** Makes the pictures of a file. */
export function pictures(reader: ManifestReader, setting: Setting): (file: InputFile) => FilePictures {
  const review = reviewer(reader, setting, true);
  return (file) => {
    const unusable: Unusable[] = [];
    const diagrams = Array.from(review(file, unusable), ({ placed: { object }, judgement: { findings, expansion } }) =>
      diagramOf({
        sdep: object,
        objects: expansion?.objects ?? [],
        address: expansion?.address,
        findings: toldFindings(findings),
      }),
    );
    return { diagrams, unusable };
  };
}

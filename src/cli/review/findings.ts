import { reviewer, type Setting } from './review';
import { type Unusable } from '../../input/placed-object';
import { type SilencedFinding } from '../../rules/check';
import { toldFindings } from '../../rules/finding';
import { type LocatedFinding, locateFinding } from '../findings/located';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** The findings about the SeldonDeployments of one file. */
export interface FileFindings {
  readonly findings: readonly LocatedFinding[];
  readonly silenced: readonly LocatedFinding<SilencedFinding>[];
  /** What cannot be used: the rest can. */
  readonly unusable: readonly Unusable[];
  /** How many SeldonDeployments there are. */
  readonly deployments: number;
}

/** Judges a file. */
export function findings(reader: ManifestReader, setting: Setting): (file: InputFile) => FileFindings {
  const review = reviewer(reader, setting, false);
  return (file) => {
    const found: LocatedFinding[] = [];
    const silenced: LocatedFinding<SilencedFinding>[] = [];
    const unusable: Unusable[] = [];
    let deployments = 0;
    for (const { placed, judgement } of review(file, unusable)) {
      deployments++;
      toldFindings(judgement.findings).forEach((finding) => found.push(locateFinding(finding, placed, setting.places)));
      judgement.silenced.forEach((finding) => silenced.push(locateFinding(finding, placed, setting.places)));
    }
    return { findings: found, silenced, unusable, deployments };
  };
}

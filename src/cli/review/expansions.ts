import { reviewer, type Judged, type Setting } from './review';
import { type Origin } from '../../expand/origins/origin';
import { type Origins } from '../../expand/origins/origins';
import { type Unusable } from '../../input/placed-object';
import { type ReferrerPlaces } from '../../input/referrer-places';
import { type Preview } from '../../preview/difference';
import { InputError } from '../../private/errors';
import { isObject, type JsonObject } from '../../private/json';
import { visible } from '../../private/visible';
import { toldFindings } from '../../rules/finding';
import { toYamlDocuments } from '../../yaml/write';
import { findingRecord } from '../findings/json';
import { type LocatedFinding, locateFinding } from '../findings/located';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** What becomes of the SeldonDeployments of one file, as texts. */
export interface FileExpansions {
  /** One text for each SeldonDeployment that becomes something. */
  readonly texts: readonly string[];
  readonly findings: readonly LocatedFinding[];
  readonly unusable: readonly Unusable[];
  /** How many SeldonDeployments there are. */
  readonly deployments: number;
}

/** The same as data. */
export interface FilePreviews {
  readonly previews: readonly Preview[];
  readonly unusable: readonly Unusable[];
}

export type ExpansionFormat = 'yaml' | 'json';

export interface ExpansionSettings {
  readonly setting: Setting;
  readonly format: ExpansionFormat;
}

/** Expands a file. */
export function expansions(
  reader: ManifestReader,
  { setting, format }: ExpansionSettings,
): (file: InputFile) => FileExpansions {
  const review = reviewer(reader, setting, true);
  return (file) => {
    const texts: string[] = [];
    const found: LocatedFinding[] = [];
    const unusable: Unusable[] = [];
    let deployments = 0;
    for (const judged of review(file, unusable)) {
      deployments++;
      const findings = locatedFindings(judged, setting.places);
      const objects = judged.judgement.expansion?.objects ?? [];
      if (format === 'json') {
        texts.push(record(judged, findings));
      } else if (objects.length > 0) {
        texts.push(toYamlDocuments(objects));
      }
      findings.forEach((finding) => found.push(finding));
    }
    return { texts, findings: found, unusable, deployments };
  };
}

/** What becomes of the SeldonDeployments of a file, as data. */
export function previews(reader: ManifestReader, setting: Setting): (file: InputFile) => FilePreviews {
  const review = reviewer(reader, setting, true);
  return (file) => {
    const unusable: Unusable[] = [];
    return { previews: Array.from(review(file, unusable), preview), unusable };
  };
}

const BROKEN = new Set<Unusable['reason']>(['unreadable-file', 'unreadable', 'large-integer']);

/** Throws where a part of the input cannot be read as it is, for those who want all of it. */
export function requireReadable(unusable: readonly Unusable[]): void {
  const broken = unusable.filter(({ reason }) => BROKEN.has(reason));
  if (broken.length > 0) {
    throw new InputError(
      broken
        .map(({ file, line, column, message }) => `${visible(file)}:${line}:${column}: ${visible(message)}`)
        .join('\n'),
    );
  }
}

function preview(judged: Judged): Preview {
  const { name = '', namespace } = identityOf(judged);
  const objects = judged.judgement.expansion?.objects ?? [];
  const error = objects.length > 0 ? undefined : judged.judgement.findings.find(({ severity }) => severity === 'error');
  return { name, namespace, objects, ...(error && { problem: error.message }) };
}

function record(judged: Judged, findings: readonly LocatedFinding[]): string {
  const {
    placed: { file },
    judgement: { expansion, origins },
  } = judged;
  const { name, namespace } = identityOf(judged);
  const line: JsonObject = {
    file,
    name: name ?? null,
    namespace,
    address: expansion?.address ?? null,
    objects: expansion?.objects ?? [],
    origins: originRecords(origins?.()),
    findings: findings.map(findingRecord),
  };
  return `${JSON.stringify(line)}\n`;
}

/** For each object, in their order, the origins of fields that do not follow from that of the field around them. */
function originRecords(origins: Origins | undefined): JsonObject[] {
  return (
    origins?.all().map(({ object: { kind, metadata }, fields }) => ({
      kind,
      name: metadata.name,
      fields: Object.fromEntries([...fields].map(([path, origin]) => [path, originRecord(origin)])),
    })) ?? []
  );
}

function originRecord({ paths, field, settings, copied }: Origin): JsonObject {
  return {
    paths: [...paths],
    ...(field !== undefined && { field }),
    ...(settings.length > 0 && { settings: [...settings] }),
    ...(copied && { copied }),
  };
}

function locatedFindings({ placed, judgement: { findings } }: Judged, places: ReferrerPlaces): LocatedFinding[] {
  return toldFindings(findings).map((finding) => locateFinding(finding, placed, places));
}

/** Name and namespace of a SeldonDeployment; one without a namespace is in `default`. */
function identityOf({
  placed: {
    object: { metadata },
  },
}: Judged): { name: string | undefined; namespace: string } {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  return {
    name: typeof name === 'string' ? name : undefined,
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default',
  };
}

import { reviewer, type Judged, type Setting } from './review';
import { type Origin } from '../../expand/origins/origin';
import { type Origins } from '../../expand/origins/origins';
import { type Unusable } from '../../input/placed-object';
import { type ReferrerPlaces } from '../../input/referrer-places';
import { type Preview } from '../../preview/difference';
import { isObject, type JsonObject } from '../../private/json';
import { visibleJson } from '../../private/visible';
import { toldFindings } from '../../rules/finding';
import { toYamlDocuments } from '../../yaml/write';
import { findingRecord } from '../findings/json';
import { type LocatedFinding, locateFinding } from '../findings/located';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** What becomes of one SeldonDeployment, or what else there is to say about a file. */
export interface ExpansionPiece {
  /** The objects; empty if there are none. */
  readonly text: string;
  readonly findings: readonly LocatedFinding[];
  readonly unusable: readonly Unusable[];
  /** Whether it is about a SeldonDeployment. */
  readonly isDeployment: boolean;
}

/** What becomes of the SeldonDeployments of one file, as data. */
export interface FilePreviews {
  readonly previews: readonly Preview[];
  readonly unusable: readonly Unusable[];
}

export type ExpansionFormat = 'yaml' | 'json';

export interface ExpansionSettings {
  readonly setting: Setting;
  readonly format: ExpansionFormat;
}

/** Expands a file, one SeldonDeployment after the other. */
export function expansions(
  reader: ManifestReader,
  { setting, format }: ExpansionSettings,
): (file: InputFile) => Generator<ExpansionPiece> {
  const review = reviewer(reader, setting, true);
  return function* (file) {
    const unusable: Unusable[] = [];
    for (const judged of review(file, unusable)) {
      const findings = locatedFindings(judged, setting.places);
      yield { text: textOf(judged, findings, format), findings, unusable: [], isDeployment: true };
    }
    yield { text: '', findings: [], unusable, isDeployment: false };
  };
}

function textOf(judged: Judged, findings: readonly LocatedFinding[], format: ExpansionFormat): string {
  if (format === 'json') {
    return record(judged, findings);
  }
  const objects = judged.judgement.expansion?.objects ?? [];
  return objects.length === 0 ? '' : toYamlDocuments(objects);
}

/** What becomes of the SeldonDeployments of a file, as data. */
export function previews(reader: ManifestReader, setting: Setting): (file: InputFile) => FilePreviews {
  const review = reviewer(reader, setting, true);
  return (file) => {
    const unusable: Unusable[] = [];
    return { previews: Array.from(review(file, unusable), preview), unusable };
  };
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
  return `${visibleJson(line, 0)}\n`;
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

import { reviewer, type Judged, type Setting } from './review';
import { diagramOf } from '../../diagram/build';
import { type Unusable } from '../../input/placed-object';
import { asText, type Manifest } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';
import { discreet } from '../../private/redact';
import { visible } from '../../private/visible';
import { type ReportedModel, type ReportedObject, type SourceLine } from '../../report/report';
import { yamlLines } from '../../report/yaml-lines';
import { toldFindings } from '../../rules/finding';
import { type InputFile, textOf } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** The part of a report about the SeldonDeployments of one file. */
export interface FileReports {
  readonly models: readonly ReportedModel[];
  readonly unusable: readonly Unusable[];
}

/** Collects the part of a report about a file. */
export function reports(reader: ManifestReader, setting: Setting): (file: InputFile) => FileReports {
  const review = reviewer(reader, setting, true);
  return (file) => {
    const unusable: Unusable[] = [];
    let lines: string[] | undefined;
    const shown: string[] = [];
    const text = (line: number) =>
      (shown[line] ??= discreet(
        visible(((lines ??= textOf(file).split(/\r?\n/))[line - 1] ?? '').replaceAll('\t', '  ')),
      ));
    const models = Array.from(review(file, unusable), (judged) => reported(judged, text));
    return { models, unusable };
  };
}

function reported(
  { placed, judgement: { findings: all, expansion, origins } }: Judged,
  text: (line: number) => string,
): ReportedModel {
  const { object, file } = placed;
  const findings = toldFindings(all);
  const lineOf = (path: string) => placed.locate(path).line;
  const source = (path: string): SourceLine => {
    const { line, column } = placed.locate(path);
    return { file, line, text: excerpt(text(line), column) };
  };
  const { objects = [], address } = expansion ?? {};
  const traced = origins?.();
  // What comes from the SeldonDeployment as a whole, or from the operator's settings, links nowhere.
  const lineOfOrigin = (path = '') => (path === '' ? 0 : lineOf(path));
  const diagram = diagramOf({ sdep: object, objects, address, findings });
  const firstLine = lineOf('');
  const lastLine = Math.max(...yamlLines(object).map(({ path }) => lineOf(formatPath(path))));
  return {
    namespace: diagram.namespace,
    name: diagram.name,
    source: source(''),
    firstLine,
    lines: Array.from({ length: lastLine - firstLine + 1 }, (_, i) => text(firstLine + i)),
    address,
    diagram,
    objects,
    created: objects.map((created) =>
      reportedObject(created, (path) => lineOfOrigin(traced?.of(created, path)?.paths[0])),
    ),
    findings: findings.map(({ rule, severity, path, message, remedy }) => ({
      rule,
      severity,
      path,
      message,
      remedy,
      source: source(path),
    })),
  };
}

/** Longest part of a line next to a finding: a manifest on one line may have thousands of them. */
const MOST_SHOWN = 200;
/** What is shown before the place of a finding in a longer line. */
const BEFORE = 40;

/** A line, or the part of a long one that is around a column. */
function excerpt(line: string, column: number): string {
  if (line.length <= MOST_SHOWN) {
    return line;
  }
  const start = Math.max(0, Math.min(column - 1 - BEFORE, line.length - MOST_SHOWN));
  const part = line.slice(start, start + MOST_SHOWN);
  return `${start > 0 ? '…' : ''}${part}${start + MOST_SHOWN < line.length ? '…' : ''}`;
}

/** @param lineOf the line of the source that led to a field */
function reportedObject(object: Manifest, lineOf: (path: readonly Segment[]) => number): ReportedObject {
  const lines = yamlLines(object);
  return {
    kind: object.kind,
    name: asText(object.metadata.name),
    yaml: lines.map(({ text }) => text),
    places: lines.map(({ path }) => lineOf(path)),
  };
}

import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LocatedFinding, objectName } from './located';
import { libraryPage } from '../../api/facts/links';
import { type JsonObject } from '../../private/json';
import { visibleJson } from '../../private/visible';
import { type SilencedFinding } from '../../rules/check';
import { type Severity } from '../../rules/finding';
import { type RegisteredRule } from '../../rules/rule';
import { jsonArray, mapped } from '../pieces';
import { pageOfVersion } from '../version';

const LEVEL: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** The information of a SARIF log about the tool, and about where it ran. */
export interface Tool {
  readonly version: string;
  readonly rules: readonly RegisteredRule[];
  /** The folder that relative paths start from. */
  readonly cwd: string;
}

/**
 * A SARIF 2.1.0 log: code hosts show its results on the lines.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function* formatSarif(
  findings: readonly LocatedFinding[],
  silenced: readonly LocatedFinding<SilencedFinding>[],
  tool: Tool,
): Generator<string> {
  const index = new Map(tool.rules.map(({ id }, i) => [id, i]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk8s-seldon',
            version: tool.version,
            informationUri: libraryPage(),
            rules: tool.rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [],
      },
    ],
  };
  // Quotes inside of strings are escaped: there is one such place.
  const [before, behind] = visibleJson(log).split(EMPTY_RESULTS);
  yield `${before}"results": `;
  yield* jsonArray(
    results(findings, silenced, (located) => result(located, index, tool.cwd)),
    '      ',
  );
  yield `${behind}\n`;
}

const EMPTY_RESULTS = '"results": []';

/** Either all results state whether they are suppressed, or none does. */
function* results(
  findings: readonly LocatedFinding[],
  silenced: readonly LocatedFinding<SilencedFinding>[],
  made: (located: LocatedFinding) => JsonObject,
): Generator<JsonObject> {
  yield* mapped(findings, (located) => ({ ...made(located), suppressions: [] }));
  yield* mapped(silenced, (located) => ({ ...made(located), suppressions: [suppression(located.finding)] }));
}

function descriptor({
  id,
  name,
  topic,
  title,
  group,
  severity,
  consequence,
  source,
  example,
}: RegisteredRule): JsonObject {
  const { before, after } = example();
  return {
    id,
    name,
    shortDescription: { text: title },
    fullDescription: { text: consequence },
    helpUri: pageOfVersion(`docs/rules.md#${id.toLowerCase()}`),
    help: {
      text: `${consequence}\n\nInstead of:\n\n${before}\n\nwrite:\n\n${after}\n\nSee ${source}`,
      markdown: `${consequence}\n\nInstead of\n\n\`\`\`yaml\n${before}\n\`\`\`\n\nwrite\n\n\`\`\`yaml\n${after}\n\`\`\`\n\nSee <${source}>.\n`,
    },
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: [...new Set([group, topic, 'seldon', 'kubernetes'])] },
  };
}

function result(located: LocatedFinding, index: ReadonlyMap<string, number>, cwd: string): JsonObject {
  const { finding, file, line, column } = located;
  const object = objectName(located);
  const where = finding.path === '' ? '' : `${finding.path}: `;
  return {
    ruleId: finding.rule,
    ruleIndex: index.get(finding.rule) ?? -1,
    level: LEVEL[finding.severity],
    message: { text: `${where}${finding.message}; ${finding.remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(file, cwd) },
          region: { startLine: line, startColumn: column },
        },
        ...(object !== undefined && {
          logicalLocations: [{ fullyQualifiedName: `${object} ${finding.path}`.trim(), kind: 'member' }],
        }),
      },
    ],
    // The same problem keeps its identity when lines above it change.
    partialFingerprints: { 'objectPath/v1': `${finding.rule} ${object ?? file} ${finding.path}` },
  };
}

function suppression({ silencedBy, reason }: SilencedFinding): JsonObject {
  return {
    kind: silencedBy === 'object' ? 'inSource' : 'external',
    ...(reason !== undefined && { justification: reason }),
  };
}

/** Relative to where the tool ran, which is where code hosts look; paths elsewhere are absolute. */
function uri(file: string, cwd: string): string {
  if (file === '-') {
    return 'stdin';
  }
  const absolute = path.resolve(cwd, file);
  const relative = path.relative(cwd, absolute).split(path.sep);
  return relative[0] === '..' || path.isAbsolute(relative.join(path.sep))
    ? pathToFileURL(absolute).href
    : relative.map(encodeURIComponent).join('/');
}

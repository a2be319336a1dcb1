import { collectObjects, isSeldonDeployment, type Place, type PlacedObject, type Unusable } from './placed-object';
import { readText } from './read-text';
import { referrerPlace, type ReferrerPlaces, referrerPlaces } from './referrer-places';
import { unusableFinding } from './unusable-finding';
import { readSettings, type ValidationSettings } from './validation-settings';
import { worldOf } from './validation-world';
import { InputError } from '../private/errors';
import { asText, isObject } from '../private/json';
import { judge } from '../rules/check';
import { type Finding, ruleLabel, toldFindings } from '../rules/finding';
import { eachManifest } from '../yaml/manifests';

/** Settings of `SeldonValidation`: the `properties` of its entry in `cdk8s.yaml`. */
export interface SeldonValidationProps {
  /**
   * Values files of the operator's chart, relative to the working directory.
   * @default - an operator among the manifests, otherwise the chart's defaults
   */
  readonly operatorValues?: string[];
  /**
   * Rules to silence, by id or name.
   * @default - none
   */
  readonly silence?: string[];
  /**
   * Whether warnings also fail the synthesis.
   * @default false
   */
  readonly strict?: boolean;
}

/** The part of what `cdk8s synth` passes to a validation that is used here. */
interface ValidationContext {
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Record<string, string>): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: { resourceName: string; locations: string[]; manifestPath: string }[];
}

/**
 * Checks the manifests that `cdk8s synth` wrote as the API server, webhook and operator will: the rules of the command
 * `validate`.
 *
 * Errors fail the synthesis; warnings are reported, too. In `cdk8s.yaml`:
 *
 * ```yaml
 * validations:
 *   - package: ./node_modules/cdk8s-seldon
 *     class: SeldonValidation
 *     version: 1.0.0
 *     properties: { silence: [SELDON250] }
 * ```
 *
 * With the path, `cdk8s synth` loads the package that the app itself uses, whatever `version` is. With just the name,
 * it installs that version from the registry into a separate folder.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class SeldonValidation {
  /** @param props the `properties` in `cdk8s.yaml`. */
  public constructor(private readonly props: SeldonValidationProps = {}) {}

  /**
   * Called by `cdk8s synth` with its validation context. Settings that cannot be used, such as an unknown rule, fail
   * the synthesis as a separate violation.
   *
   * @param context the manifests to check and the report to write.
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a type of cdk8s-cli, which is not a dependency
  public async validate(context: any): Promise<void> {
    const { manifests, report } = context as ValidationContext;
    const { objects, unusable } = read(manifests);
    const plain = objects.map(({ object }) => object);
    let settings: ValidationSettings;
    try {
      settings = readSettings(this.props, plain);
    } catch (error) {
      if (!(error instanceof InputError)) {
        throw error;
      }
      report.addViolation(unusableSettings(error));
      report.submit('failure');
      return;
    }
    const { silenced, strict } = settings;
    const { surroundings, operators } = worldOf(objects, settings.operators);
    const found: { readonly finding: Finding; readonly violation: Violation }[] = unusable.flatMap((part) => {
      const finding = unusableFinding(part);
      return finding === undefined || silenced.includes(finding.rule)
        ? []
        : [{ finding, violation: violation(finding, '', part.file, part) }];
    });
    const places: ReferrerPlaces = new Map(objects.flatMap(referrerPlaces));
    let silent = 0;
    for (const placed of objects.filter(({ object }) => isSeldonDeployment(object))) {
      const { findings, silenced: ofObject } = judge(placed.object, {
        config: operators.configFor(placed.object),
        watch: operators.watchFor(placed.object),
        surroundings,
        silenced,
      });
      found.push(
        ...toldFindings(findings).map((finding) => ({ finding, violation: placedViolation(finding, placed, places) })),
      );
      silent += ofObject.length;
    }
    found.filter(({ finding }) => finding.severity !== 'info').forEach((each) => report.addViolation(each.violation));
    const failing = found.some(
      ({ finding: { severity } }) => severity === 'error' || (strict && severity === 'warning'),
    );
    report.submit(failing ? 'failure' : 'success', silent === 0 ? undefined : { Silenced: String(silent) });
  }
}

/** At the SeldonDeployment, or at another object that the finding is about. */
function placedViolation(finding: Finding, placed: PlacedObject, places: ReferrerPlaces): Violation {
  const elsewhere = referrerPlace(finding, places);
  return finding.about && elsewhere
    ? violation({ ...finding, path: finding.about.path }, finding.about.name, elsewhere.file, elsewhere)
    : violation(finding, nameOf(placed), placed.file, placed.locate(finding.path));
}

/** The objects of files, and the parts that are not objects. */
function read(files: readonly string[]): { objects: PlacedObject[]; unusable: Unusable[] } {
  const objects: PlacedObject[] = [];
  const unusable: Unusable[] = [];
  for (const file of files) {
    for (const document of eachManifest(readText(file), file)) {
      collectObjects(document, objects, unusable);
    }
  }
  return { objects, unusable };
}

function violation(
  { rule, severity, path, message, remedy }: Finding,
  resourceName: string,
  file: string,
  { line, column }: Place,
): Violation {
  return {
    ruleName: `${ruleLabel(rule)} (${severity})`,
    recommendation: message,
    fix: remedy,
    violatingResources: [
      { resourceName, locations: [`${path === '' ? '' : `${path} `}(${file}:${line}:${column})`], manifestPath: file },
    ],
  };
}

function nameOf({ object: { metadata } }: PlacedObject): string {
  return isObject(metadata) ? asText(metadata.name ?? '') : '';
}

/** Settings are in a file that is not one of the manifests. */
function unusableSettings({ message }: InputError): Violation {
  return {
    ruleName: 'the properties of SeldonValidation',
    recommendation: message,
    fix: 'correct the properties of its entry; nothing was checked',
    violatingResources: [{ resourceName: 'SeldonValidation', locations: ['validations'], manifestPath: 'cdk8s.yaml' }],
  };
}

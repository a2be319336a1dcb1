import { configFromSources } from './operator-values';
import { collectObjects, isSeldonDeployment, type PlacedObject, type Unusable } from './placed-object';
import { readText } from './read-text';
import { configFromObjects } from '../expand/operator-config';
import { isObject } from '../private/json';
import { judge } from '../rules/check';
import { type Finding } from '../rules/finding';
import { knownRule } from '../rules/known-rule';
import { ruleIds } from '../rules/silence';
import { Surroundings } from '../rules/surroundings';
import { fileSource } from '../values/source';
import { readDocuments } from '../yaml/read';

/** Settings of `SeldonValidation`: the `properties` of its entry in `cdk8s.yaml`. */
export interface SeldonValidationProps {
  /**
   * Values files of the operator's chart, relative to the working directory.
   * @default - an operator among the manifests, else the chart's defaults
   */
  readonly operatorValues?: string[];
  /**
   * Ids of rules to be silent about.
   * @default - none
   */
  readonly silence?: string[];
  /**
   * Whether warnings fail the synthesis too.
   * @default false
   */
  readonly strict?: boolean;
}

/** What `cdk8s synth` passes to a validation; the part that is used here. */
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
 * Checks the manifests that `cdk8s synth` wrote as API server, webhook and operator will: the rules of the command `validate`.
 *
 * Errors fail the synthesis; warnings are reported beside them. In `cdk8s.yaml`:
 *
 * ```yaml
 * validations:
 *   - package: cdk8s-seldon
 *     class: SeldonValidation
 *     version: 1.0.0
 *     properties: { silence: [SELDON250] }
 * ```
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class SeldonValidation {
  /** @param props the `properties` in `cdk8s.yaml`. */
  public constructor(private readonly props: SeldonValidationProps = {}) {}

  /**
   * Called by `cdk8s synth` with its validation context.
   *
   * @param context the manifests to check and the report to write.
   * @throws if a values file of the operator cannot be used, or a rule to be silent about is unknown.
   */
  public async validate(context: any): Promise<void> { // eslint-disable-line @typescript-eslint/no-explicit-any -- the type is of cdk8s-cli, which is no dependency
    const { manifests, report } = context as ValidationContext;
    const objects: PlacedObject[] = [];
    const unusable: Unusable[] = [];
    for (const file of manifests) {
      readDocuments(readText(file), file).forEach((document) => collectObjects(document, objects, unusable));
    }
    const plain = objects.map(({ object }) => object);
    const values = this.props.operatorValues ?? [];
    const found = values.length === 0 ? configFromObjects(plain) : undefined;
    const config = found ?? configFromSources(values.map((file) => fileSource(file, readText(file))));
    const silenced = (this.props.silence ?? []).flatMap(ruleIds).map((id) => knownRule(id).id);
    const surroundings = new Surroundings(plain);
    let failing = false;
    for (const placed of objects.filter(({ object }) => isSeldonDeployment(object))) {
      for (const finding of judge(placed.object, { config, surroundings, silenced }).findings) {
        if (finding.severity !== 'info') {
          report.addViolation(violation(finding, placed));
        }
        failing ||= finding.severity === 'error' || finding.severity === 'warning' && (this.props.strict ?? false);
      }
    }
    report.submit(failing ? 'failure' : 'success');
  }
}

function violation(finding: Finding, { object, file, locate }: PlacedObject): Violation {
  const { line, column } = locate(finding.path);
  const name = isObject(object.metadata) ? String(object.metadata.name ?? '') : '';
  return {
    ruleName: `${finding.rule} (${finding.severity})`,
    recommendation: finding.message,
    fix: finding.remedy,
    violatingResources: [{ resourceName: name, locations: [`${finding.path} (${file}:${line}:${column})`], manifestPath: file }],
  };
}

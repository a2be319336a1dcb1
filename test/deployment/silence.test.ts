import { App, Chart, Testing } from 'cdk8s';
import { SeldonDeployment, Silence } from '../../src';
import { toYaml } from '../../src/yaml/write';
import { call } from '../helpers/io';
import { model, sdep } from '../helpers/sdep';

const PREDICTOR = { graph: model() };
const WARNED = { annotations: { 'seldon.io/rest-time-out': '10' } };
const REASON = 'an older executor reads it';
const RULE = { rule: 'SELDON248', reason: REASON };
const ANNOTATION = 'cdk8s-seldon/silence';

function annotationOf(deployment: SeldonDeployment): unknown {
  return (deployment.apiObject.toJson() as { metadata: { annotations?: Record<string, unknown> } }).metadata
    .annotations?.[ANNOTATION];
}

function found(deployment: SeldonDeployment): string[] {
  return deployment.findings().map(({ rule }) => rule);
}

describe('a silenced rule', () => {
  test('gives no finding, and silenced findings can be requested', () => {
    const deployment = sdep({ ...WARNED, silence: [RULE] });
    deployment.addPredictor('default', PREDICTOR);
    expect(found(deployment)).not.toContain('SELDON248');
    expect(deployment.silencedFindings()).toMatchObject([
      { rule: 'SELDON248', path: 'spec.annotations[seldon.io/rest-time-out]', reason: REASON },
    ]);
  });

  test('that is an error does not stop the synthesis', () => {
    const broken = (silence: { rule: string; reason: string }[]) => {
      const deployment = sdep({ silence });
      deployment.addPredictor('default', { graph: model(), traffic: 50 });
      return Chart.of(deployment);
    };
    expect(() => Testing.synth(broken([]))).toThrow(/SELDON119/);
    expect(() => Testing.synth(broken([{ rule: 'SELDON119', reason: 'our webhook is patched' }]))).not.toThrow();
  });

  test('is silenced in the manifest itself, with the reason', async () => {
    const deployment = sdep({ ...WARNED, silence: [RULE] });
    deployment.addPredictor('default', PREDICTOR);
    expect(annotationOf(deployment)).toBe(`SELDON248: ${REASON}`);
    const { stdout, stderr } = await call(['validate', '-', '--format', 'sarif'], {
      stdin: toYaml(deployment._toManifest()),
    });
    expect(stderr).toContain('0 warnings');
    expect(stderr).toContain('1 silenced');
    expect(stdout).toContain(`"justification": "${REASON}"`);
  });

  test('is added to what the annotation already silences', () => {
    const manifest = {
      ...(sdep().apiObject.toJson() as object),
      metadata: { name: 'iris', annotations: { [ANNOTATION]: 'SELDON250' } },
    };
    const deployment = SeldonDeployment.fromManifest(Testing.chart(), 'iris', manifest);
    Silence.below(deployment, [RULE]);
    expect(annotationOf(deployment)).toBe(`SELDON250\nSELDON248: ${REASON}`);
  });

  test.each([
    [
      { rule: 'SELDON24', reason: REASON },
      /\[chart\/iris\] silence: there is no rule "SELDON24", did you mean "SELDON2\d\d"\?/,
    ],
    [
      { rule: 'SELDON248', reason: ' ' },
      /\[chart\/iris\] silence: the reason for SELDON248 must be on one line, got " "/,
    ],
    [{ rule: 'SELDON248', reason: 'a\nSELDON250' }, /must be on one line/],
    [
      { rule: 'SELDON248', reason: undefined! },
      /\[chart\/iris\] silence: the reason for SELDON248 must be a string, got undefined/,
    ],
  ])('%j is rejected where it is written', (rule, message) => {
    expect(() => sdep({ silence: [rule] })).toThrow(message);
  });
});

describe('a rule that is silenced below a construct', () => {
  const deployment = (chart: Chart, id: string) => {
    const made = new SeldonDeployment(chart, id, WARNED);
    made.addPredictor('default', PREDICTOR);
    return made;
  };

  test('is silenced for all SeldonDeployments there, earlier and later ones, and for no other', () => {
    const app = new App();
    const chart = new Chart(app, 'models');
    const earlier = deployment(chart, 'earlier');
    expect(found(earlier)).toContain('SELDON248');
    Silence.below(chart, [RULE]);
    const later = deployment(chart, 'later');
    const elsewhere = deployment(new Chart(app, 'others'), 'elsewhere');
    expect([earlier, later, elsewhere].map((each) => found(each).includes('SELDON248'))).toEqual([false, false, true]);
    expect([earlier, later, elsewhere].map(annotationOf)).toEqual([
      `SELDON248: ${REASON}`,
      `SELDON248: ${REASON}`,
      undefined,
    ]);
  });

  test('adds to the rules of the scopes above and of the object', () => {
    const app = new App();
    Silence.below(app, [{ rule: 'SELDON279', reason: 'tags are pinned later' }]);
    const chart = new Chart(app, 'models');
    Silence.below(chart, [RULE]);
    const own = new SeldonDeployment(chart, 'iris', { silence: [{ rule: 'SELDON250', reason: 'dashboards read it' }] });
    expect(annotationOf(own)).toBe(
      `SELDON279: tags are pinned later\nSELDON248: ${REASON}\nSELDON250: dashboards read it`,
    );
  });
});

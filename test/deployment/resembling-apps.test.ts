import { ApiObject, App, Chart } from 'cdk8s';
import { GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment, SeldonOperator, Values } from '../../src';
import { AppVerdicts } from '../../src/deployment/app-verdicts';

// Verdicts are taken over from another app only where nothing that they depend on differs.

function chartWithModel(seldonOperator?: SeldonOperator): Chart {
  const chart = new Chart(new App(), 'models', { namespace: 'seldon' });
  addModel(chart, 'iris', seldonOperator);
  return chart;
}

function addModel(chart: Chart, id: string, seldonOperator?: SeldonOperator): void {
  const artifact = ModelArtifact.uri('gs://models/iris');
  const graph = GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact });
  new SeldonDeployment(chart, id, { seldonOperator }).addPredictor('default', { graph });
}

function addObject(chart: Chart, kind: string, name: string, rest: object = {}): void {
  new ApiObject(chart, `${kind}-${name}`, { apiVersion: 'v1', kind, metadata: { name }, ...rest });
}

function operator(controllerId: string): SeldonOperator {
  return new SeldonOperator(new Chart(new App(), 'operator', { namespace: 'seldon-system' }), 'operator', {
    values: Values.of({ controllerId }),
  });
}

const iris = (chart: Chart) => chart.node.findChild('iris') as SeldonDeployment;
const judgement = (chart: Chart) => iris(chart)._verdict.judgement;

/** The verdicts in two apps, the second of which resembles the first one. */
function inBoth(first: Chart, second: Chart) {
  AppVerdicts.of(second).resemble(first.node.root);
  const [one, two] = [first, second].map(judgement);
  return { one, two };
}

describe('a verdict', () => {
  test.each<[string, () => Chart, (chart: Chart) => void]>([
    ['nothing', () => chartWithModel(), () => undefined],
    ['another model', () => chartWithModel(), (chart) => addModel(chart, 'other')],
    ['objects that no rule looks at', () => chartWithModel(), (chart) => addObject(chart, 'LimitRange', 'limits')],
  ])('is taken over with %s in both apps', (_, make, add) => {
    const charts = [make(), make()];
    charts.forEach(add);

    const { one, two } = inBoth(charts[0], charts[1]);

    expect(two).toBe(one);
  });

  test.each<[string, (chart: Chart) => void]>([
    ['another object', (chart) => addObject(chart, 'Namespace', 'seldon', { metadata: { name: 'seldon' } })],
    ['another model', (chart) => addModel(chart, 'other')],
    ['a quota', (chart) => addObject(chart, 'ResourceQuota', 'few', { spec: { hard: { pods: '1' } } })],
    ['an annotation', (chart) => iris(chart).addAnnotation('a', 'b')],
  ])('is formed anew with %s in one of them', (_, add) => {
    const [first, second, alone] = [chartWithModel(), chartWithModel(), chartWithModel()];
    [second, alone].forEach(add);

    const { one, two } = inBoth(first, second);

    expect(two).not.toBe(one);
    expect(two).toEqual(judgement(alone));
  });

  test.each<[string, (chart: Chart) => void]>([
    ['a model whose names may be the same', (chart) => addModel(chart, 'iris-default')],
    ['a quota', (chart) => addObject(chart, 'ResourceQuota', 'few', { spec: { hard: { pods: '1' } } })],
  ])('is formed anew with %s in both, which makes fields of other models matter', (_, add) => {
    const charts = [chartWithModel(), chartWithModel()];
    charts.forEach(add);

    const { one, two } = inBoth(charts[0], charts[1]);

    expect(two).not.toBe(one);
    expect(two).toEqual(one);
  });

  test('is taken over along a row of apps, and what they need as well', () => {
    const charts = [1, 2, 3].map(() => chartWithModel());
    const found = charts.map((chart, i) => {
      if (i > 0) {
        AppVerdicts.of(chart).resemble(charts[i - 1].node.root);
      }
      return { verdict: judgement(chart), needs: iris(chart)._verdict.createdNeeds };
    });

    found.slice(1).forEach(({ verdict, needs }) => {
      expect(verdict).toBe(found[0].verdict);
      expect(needs).toBe(found[0].needs);
    });
  });

  test('that was noted is taken over with its needs, which are there when the other app is released', () => {
    const charts = [1, 2, 3].map(() => chartWithModel());
    charts.forEach((chart, i) => {
      AppVerdicts.of(chart).noteNeeds();
      if (i > 0) {
        AppVerdicts.of(chart).resemble(charts[i - 1].node.root);
      }
      chart.node.root.node.findAll().forEach((each) => each.node.validate());
    });

    const [first, ...others] = charts.map((chart) => iris(chart)._verdict.createdNeeds);

    expect(first.length).toBeGreaterThan(0);
    others.forEach((needs) => expect(needs).toBe(first));
  });

  test.each([true, false])('with needs noted before they are asked for (%s) finds the same needs', (isNoted) => {
    const chart = chartWithModel();
    const needs = iris(chartWithModel())._verdict.createdNeeds;

    if (isNoted) {
      AppVerdicts.of(chart).noteNeeds();
    }
    chart.node.root.node.findAll().forEach((each) => each.node.validate());

    expect(needs.length).toBeGreaterThan(0);
    expect(iris(chart)._verdict.createdNeeds).toEqual(needs);
  });

  test('is formed anew for another operator', () => {
    const [mine, theirs] = ['mine', 'theirs'].map((id) => chartWithModel(operator(id)));

    const { one, two } = inBoth(mine, theirs);

    expect(two).not.toBe(one);
  });
});

import { boxesOf, type Diagram } from '../../src/diagram/diagram';
import { layoutOf, type Rectangle } from '../../src/diagram/layout';
import { type JsonObject } from '../../src/private/json';
import { diagram, drawn } from '../helpers/diagrams';
import { atLeast, describeWithReference, referenceLines } from '../helpers/reference';

const models = (count: number, name = (index: number) => `m${index}`) =>
  Array.from(
    { length: count },
    (_, i) => `{ name: ${name(i)}, implementation: SKLEARN_SERVER, modelUri: "gs://models/${i}" }`,
  ).join(', ');
const chain = (depth: number): string =>
  Array.from({ length: depth }).reduce<string>(
    (below, _, i) => `{ name: t${depth - i}, type: TRANSFORMER, children: [${below}] }`,
    '{ name: last, type: MODEL }',
  );

describe('a picture', () => {
  test.each<[string, Diagram]>([
    ['one model', drawn(`[{ name: default, graph: ${models(1)} }]`)],
    [
      'twenty models behind a router',
      drawn(`[{ name: default, graph: { name: r, type: ROUTER, children: [${models(20)}] } }]`),
    ],
    ['a chain of nine', drawn(`[{ name: default, graph: ${chain(9)} }]`)],
    ['long names', drawn(`[{ name: default, graph: ${models(1, () => 'x'.repeat(400))} }]`)],
  ])('of %s has no overlapping boxes', (_, picture) => {
    expect(problems(picture)).toEqual([]);
  });

  test('is narrow enough to read: deep graphs run downwards, others across', () => {
    const wide = layoutOf(drawn(`[{ name: default, graph: ${chain(9)} }]`));
    const flat = layoutOf(drawn(`[{ name: default, graph: ${models(1)} }]`));
    expect([wide.across, flat.across]).toEqual([false, true]);
    expect(Math.max(wide.width, flat.width)).toBeLessThan(1100);
  });

  test('of a graph with thousands of nodes is drawn', () => {
    const root = {
      name: 'r',
      type: 'ROUTER',
      children: Array.from({ length: 5000 }, (_, i) => ({ name: `m${i}`, type: 'MODEL' })),
    };
    const picture = diagram({
      kind: 'SeldonDeployment',
      metadata: { name: 'many' },
      spec: { predictors: [{ name: 'p', graph: root }] },
    });
    expect(layoutOf(picture).boxes).toHaveLength(5003);
  });
});

describeWithReference('pictures of SeldonDeployments found and generated', () => {
  test('have no overlapping boxes, whatever is in them', () => {
    const real = referenceLines<{ sdep: JsonObject }>('seldondeployments.jsonl');
    const generated = [
      'custom',
      'istio-keda',
      'ambassador',
      'ambassador-single-namespace',
      'ambassador-v1-annotations',
    ].flatMap((profile) => referenceLines<{ sdep: JsonObject }>(`measured/expand/generated-${profile}.jsonl`));
    expect(generated.length).toBeGreaterThan(atLeast(1000));
    expect(
      [...real, ...generated].flatMap(({ sdep }, index) => problems(diagram(sdep)).map((each) => `${index}: ${each}`)),
    ).toEqual([]);
  });
});

/** What lies upon something else, or outside; each box must be inside the frames of its own pods and of no others. */
function problems(picture: Diagram): string[] {
  const { boxes, frames, width, height } = layoutOf(picture);
  const found: string[] = boxes.length === boxesOf(picture.entry).length ? [] : ['boxes are missing'];
  boxes.forEach((one, i) => {
    if (one.x < 0 || one.y < 0 || one.x + one.width > width || one.y + one.height > height) {
      found.push(`${one.box.title} is outside`);
    }
    found.push(
      ...boxes
        .slice(i + 1)
        .filter((other) => meet(one, other))
        .map(({ box }) => `${one.box.title} on ${box.title}`),
    );
    const around = frames.filter((frame) => meet(frame, one));
    if (around.length !== (one.box.pod === undefined ? 0 : 1) || around.some(({ pod }) => pod !== one.box.pod)) {
      found.push(`${one.box.title} in ${around.length} frames`);
    }
  });
  frames.forEach((one, i) =>
    found.push(
      ...frames
        .slice(i + 1)
        .filter((other) => meet(one, other))
        .map(({ pod }) => `frame ${one.pod.name} on ${pod.name}`),
    ),
  );
  return found;
}

function meet(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

import { call } from '../helpers/io';

const manifest = (fields: number) =>
  JSON.stringify({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris', namespace: 'seldon' },
    spec: {
      predictors: [{ name: 'default', graph: { name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://a/b' } }],
      ...Object.fromEntries(Array.from({ length: fields }, (_, i) => [`field${i}`, 'some text'])),
    },
  });

test('a report shows next to each finding the part of a long line that it is about', async () => {
  const { stdout } = await call(['report', '-', '-o', '-'], { stdin: manifest(200) });
  const section = stdout.slice(stdout.indexOf('id="findings"'), stdout.indexOf('<form'));
  const shown = [...section.matchAll(/<code[^>]*>(.*?)<\/code>/g)].map(([, text]) => text.replaceAll('&#34;', '"'));
  expect(shown).toHaveLength(200);
  shown.forEach((text, i) => expect(text).toContain(`"field${i}":"some text"`));
  expect(Math.max(...shown.map((text) => text.length))).toBeLessThan(210);
});

test('a report grows with the number of findings on one line, not with its square', async () => {
  const [small, large] = await Promise.all(
    [100, 400].map(
      async (fields) => (await call(['report', '-', '-o', '-'], { stdin: manifest(fields) })).stdout.length,
    ),
  );
  expect(large / small).toBeLessThan(4);
});

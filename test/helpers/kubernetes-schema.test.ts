import { schemaProblems } from './kubernetes-schema';

const gateway = (server: object) => ({
  apiVersion: 'networking.istio.io/v1alpha3',
  kind: 'Gateway',
  metadata: { name: 'g' },
  spec: {
    selector: { istio: 'ingressgateway' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'], ...server }],
  },
});

test('the schema check accepts valid objects and rejects wrong types, unknown fields, unknown kinds', () => {
  const problems = schemaProblems([
    gateway({}),
    gateway({ unknownField: 1 }),
    gateway({ hosts: 'not-a-list' }),
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { a: 'b' } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'misspelled' }, stringDate: { a: 'b' } },
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'a' }, spec: { project: 'default' } },
    { apiVersion: 'nobody.example.com/v1', kind: 'Thing', metadata: { name: 't' } },
  ]).join('\n');

  expect(problems).toMatch(/Gateway .*unknownField/);
  expect(problems).toMatch(/Gateway .*hosts must be array/);
  expect(problems).toMatch(/misspelled.*stringDate/);
  expect(problems).toMatch(/Application .*destination/);
  expect(problems).toMatch(/Thing .*no published schema is known/);
  expect(problems).not.toMatch(/Secret \/s:/);
});

test('the schema check finds nothing in valid objects', () => {
  expect(schemaProblems([gateway({})])).toEqual([]);
});

import { meantQuantities } from '../../src/private/meant-quantity';
import { Quantity } from '../../src/private/quantity';

test.each([
  ['1GB', ['1G', '1Gi']],
  ['1 kB', ['1k', '1Ki']],
  ['2 GiB', ['2Gi']],
  ['1Gib', ['1Gi']],
  ['512 bytes', ['512']],
  ['1,5', ['1.5']],
  ['0.5 CPUs', ['0.5']],
  ['100 m', ['100m']],
  ['100 M', ['100M', '100Mi']],
  ['many', []],
  ['1 constructor', []],
  ['', []],
])('%j may mean %j, which Kubernetes reads', (text, meant) => {
  expect(meantQuantities(text)).toEqual(meant);
  expect(meant.map((form) => Quantity.parse(form)?.toString())).not.toContain(undefined);
});

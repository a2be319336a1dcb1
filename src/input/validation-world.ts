import { isSeldonDeployment, type PlacedObject } from './placed-object';
import { type Operator } from '../expand/operators';
import { grouped } from '../private/grouped';
import { demandsOfDeployment } from '../rules/namespace-demands';
import { Operators } from '../rules/operators';
import { Surroundings } from '../rules/surroundings';
import { type Twins, twinsInFolder } from '../rules/twins';

/** The objects around the SeldonDeployments of files, and how much of quotas each of them uses. */
export function worldOf(
  objects: readonly PlacedObject[],
  operators: readonly Operator[],
): { surroundings: Surroundings; operators: Operators } {
  const plain = objects.map(({ object }) => object);
  const twins = twinsOf(objects);
  const known = new Surroundings(plain, undefined, twins);
  const asked = new Operators(operators, known);
  if (known.limits.isEmpty) {
    return { surroundings: known, operators: asked };
  }
  const demands = plain.filter(isSeldonDeployment).flatMap((object) => demandsOfDeployment(object, asked, known) ?? []);
  const surroundings = new Surroundings(plain, undefined, twins, demands);
  return { surroundings, operators: new Operators(operators, surroundings) };
}

/** SeldonDeployments that a folder contains more than once. */
function twinsOf(objects: readonly PlacedObject[]): Twins {
  const folders = grouped(objects, ({ file }) => file.slice(0, file.lastIndexOf('/') + 1));
  return new Map(
    [...folders.values()].flatMap((placed) => {
      const files = [...grouped(placed, ({ file }) => file)];
      return [...twinsInFolder(new Map(files.map(([file, inFile]) => [file, inFile.map(({ object }) => object)])))];
    }),
  );
}

import { type Setting } from './review';
import { isSeldonDeployment } from '../../input/placed-object';
import { type Demands } from '../../rules/demand';
import { demandsOfDeployment } from '../../rules/namespace-demands';
import { Operators } from '../../rules/operators';
import { Surroundings } from '../../rules/surroundings';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** How much of the quotas of their namespaces the SeldonDeployments of a file use. */
export function demands(reader: ManifestReader, setting: Setting): (file: InputFile) => Demands[] {
  const surroundings = new Surroundings(setting.surroundings, setting.rivals, setting.twins);
  const operators = new Operators(setting.operators, surroundings);
  return (file) =>
    Array.from(reader.objects(file)).flatMap(({ object }) => {
      const used = isSeldonDeployment(object) ? demandsOfDeployment(object, operators, surroundings) : undefined;
      return used === undefined ? [] : [used];
    });
}

import { type Setting } from './review';
import { isSeldonDeployment } from '../../input/placed-object';
import { judge } from '../../rules/check';
import { type Demands, demandsOf } from '../../rules/demand';
import { Operators } from '../../rules/operators';
import { keyOf, nameOf, namespaceOf } from '../../rules/rivals';
import { Surroundings } from '../../rules/surroundings';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/** What the SeldonDeployments of a file take of the quotas of their namespaces. */
export function demands(reader: ManifestReader, setting: Setting): (file: InputFile) => Demands[] {
  const surroundings = new Surroundings(setting.surroundings, setting.rivals, setting.twins);
  const operators = new Operators(setting.operators, surroundings);
  return (file) =>
    Array.from(reader.objects(file)).flatMap(({ object }) => {
      const namespace = namespaceOf(object);
      if (!isSeldonDeployment(object) || !surroundings.limits.hasQuota(namespace)) {
        return [];
      }
      const config = operators.configFor(object);
      const { expansion } = judge(object, { config, surroundings, expanded: true });
      const byQuota = demandsOf(expansion?.objects ?? [], surroundings.limits.in(namespace));
      return [{ key: keyOf({ namespace, name: nameOf(object) }), byQuota }];
    });
}

import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { writeOneOf } from '../helpers/words';
import { upstream } from '../rule';

const TYPES = ['INT', 'FLOAT', 'DOUBLE', 'STRING', 'BOOL'];
const NUMBER = /^\s*[+-]?(\d[\d_]*(\.(\d[\d_]*)?)?|\.\d[\d_]*)(e[+-]?\d+)?\s*$|^\s*[+-]?(inf|infinity|nan)\s*$/i;
const FITS: Record<string, (value: string) => boolean> = {
  INT: (value) => /^\s*[+-]?\d+(_\d+)*\s*$/.test(value),
  FLOAT: (value) => NUMBER.test(value),
  DOUBLE: (value) => NUMBER.test(value),
  BOOL: (value) => /^(y|yes|t|true|on|1|n|no|f|false|off|0)$/i.test(value),
};

export const parameter = trap({
  id: 'SELDON256',
  severity: 'warning',
  title: 'a parameter\'s type is known and its value is of that type',
  consequence: 'Schema and webhook take any text. A server of Seldon\'s Python wrapper does not start with a value that it cannot read.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: classifier
            implementation: SKLEARN_SERVER
            modelUri: gs://models/iris
            parameters: [{name: threads, type: INT, value: '2.5'}]
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph:
            name: classifier
            implementation: SKLEARN_SERVER
            modelUri: gs://models/iris
            parameters: [{name: threads, type: INT, value: '2'}]
    `,
  },
  source: upstream('python/seldon_core/microservice.py'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      (node.parameters ?? []).forEach(({ name, type, value }, i) => {
        const at = `${path}.parameters[${i}]`;
        if (!TYPES.includes(type)) {
          report({ path: `${at}.type`, message: `parameter ${JSON.stringify(name)} is of unknown type ${JSON.stringify(type)}`, remedy: writeOneOf(type, TYPES) });
        } else if (FITS[type] && !FITS[type](value)) {
          report({ path: `${at}.value`, message: `parameter ${JSON.stringify(name)} is of type ${type}, and ${JSON.stringify(value)} is none`, remedy: 'write a value of that type, or another type' });
        }
      });
    }
  },
});

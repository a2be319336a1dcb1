import { definition, type Deviation } from './deviation';
import { OPERATOR_CHART_NAME } from '../../api/facts/names';
import { isObject } from '../../private/json';

export const CRD_NO_UNKNOWN_FIELDS: Deviation = {
  id: 'crd-no-unknown-fields',
  chart: OPERATOR_CHART_NAME,
  summary: 'The CRD says `preserveUnknownFields: false`, which is the default.',
  reason:
    'Over a CRD that was once installed as v1beta1 the apply fails: "must be false in order to use defaults in the schema".',
  see: 'https://github.com/SeldonIO/seldon-core/issues/3393',
  apply: (objects) => {
    const crd = definition(objects);
    if (crd && isObject(crd.spec)) {
      crd.spec = { ...crd.spec, preserveUnknownFields: false };
    }
    return objects;
  },
};

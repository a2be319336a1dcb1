import { yaml } from '../../../src/rules/example';
import { ambassadorVersion } from '../../../src/rules/gateway/ambassador-version';
import { describeRule } from '../describe-rule';

const MODEL = yaml`
  predictors:
  - name: main
    graph: {name: trees, implementation: XGBOOST_SERVER, modelUri: gs://churn/trees}
`;

describeRule(ambassadorVersion, {
  accepts: { 'the annotations of v1': MODEL },
  rejects: {},
  operator: 'ambassador: {enabled: true, version: v1}',
});

describeRule(ambassadorVersion, {
  accepts: { 'any version where Ambassador is off': MODEL },
  rejects: {},
  operator: 'ambassador: {enabled: false, version: v3alpha1}',
});

describeRule(ambassadorVersion, {
  accepts: {},
  rejects: { 'the version of the API that current gateways have': [MODEL, ['spec', '"v3alpha1"']] },
  operator: 'ambassador: {enabled: true, version: v3alpha1}',
});

describeRule(ambassadorVersion, {
  accepts: {},
  rejects: { 'no version, which is not the default one': [MODEL, ['spec', '""']] },
  operator: "ambassador: {enabled: true, version: ''}",
});

import { schemaRule } from '../helpers/schema-rule';

export const filled = schemaRule({
  id: 'SELDON002',
  stage: 'document',
  source: 'https://yaml.org/spec/1.1/',
  title: 'a file contains an object',
  consequence: 'Nothing is checked, and nothing is applied: often a sign that the previous command in the pipe failed.',
  example: () => ({ before: '# nothing but a comment', after: 'kind: SeldonDeployment' }),
  // Reported when the input is read: there is no object yet.
  check: () => undefined,
});

import { commentsIn, documentText } from '../../../src/cli/import/comments';
import { eachManifest } from '../../../src/yaml/manifests';

/** The comments of each document of a file. */
function comments(text: string): Record<string, string[]> {
  const lines = text.split('\n');
  return Object.fromEntries(
    [...eachManifest(text, 'in.yaml')].map(({ value, line }) => [
      (value as { kind: string }).kind,
      commentsIn(documentText(lines, line)),
    ]),
  );
}

test.each([
  ['below the mark', 'kind: A\n---\n# Of B.\nkind: B\n', [], ['Of B.']],
  ['above the mark', 'kind: A\n# Of B.\n---\nkind: B\n', [], ['Of B.']],
  ['of several lines', 'kind: A\n\n# Of B,\n# which is long.\n---\nkind: B\n', [], ['Of B,', 'which is long.']],
  ['on both sides', 'kind: A\n# Of B.\n---\n# Too.\nkind: B\n', [], ['Of B.', 'Too.']],
  ['at the end of the document before', 'kind: A\n# Of A.\n\n---\nkind: B\n', ['Of A.'], []],
  ['in a separate block before', 'kind: A\n# Of A.\n\n# Of B.\n---\nkind: B\n', ['Of A.'], ['Of B.']],
  ['that was a field', 'kind: A\n#  replicas: 2\n---\nkind: B\n', ['replicas: 2'], []],
  ['within the document before', 'kind: A\nspec:\n  # Of A.\n---\nkind: B\n', ['Of A.'], []],
  ['in a document of its own', 'kind: A\n---\n# Of B.\n\n---\nkind: B\n', [], ['Of B.']],
  ['above the first mark', '# Of A.\n\n---\nkind: A\n---\nkind: B\n', ['Of A.'], []],
  ['after the last document', 'kind: A\n---\nkind: B\n# Of B.\n', [], ['Of B.']],
  ['with the line ends of Windows', 'kind: A\r\n# Of B.\r\n---\r\nkind: B\r\n', [], ['Of B.']],
])('a comment %s belongs to the object that it is about', (_, text, a, b) => {
  expect(comments(text)).toEqual({ A: a, B: b });
});

test.each([
  ['see https://example.com/models#iris', 'see https://example.com/models#iris'],
  ['Owned by the team fraud; ask fraud@example.com.', 'Owned by the team fraud; ask fraud@example.com.'],
  ['envSecretRefName: s3', 'envSecretRefName: s3'],
  ['amqp://user:hunter2@rabbit:5672', 'amqp://***@rabbit:5672'],
  ['password: hunter2', 'password: ***'],
])('the comment %j is written as %j', (comment, written) => {
  expect(commentsIn(`# ${comment}`)).toEqual([written]);
});

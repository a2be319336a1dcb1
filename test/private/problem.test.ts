import { InputError, ValidationError } from '../../src/private/errors';
import { apiName, describeProblem, inContext, problem, problemWith } from '../../src/private/problem';

const RCLONE = apiName('StorageInitializer', 'RCLONE');

test('names properties and classes as code does', () => {
  expect(describeProblem(problemWith('roleArn', 'must be an ARN'))).toBe("'roleArn' must be an ARN");
  expect(describeProblem(problem('use ', RCLONE))).toBe('use StorageInitializer.RCLONE');
  expect(describeProblem(problemWith(apiName('StoreAuth', 'irsa'), 'does not work'))).toBe(
    'StoreAuth.irsa does not work',
  );
});

test('names them otherwise on demand', () => {
  const nameOf = ({ member }: { member: string }) => member.toLowerCase();
  expect(describeProblem(problemWith('roleArn', 'needs ', RCLONE), nameOf)).toBe('rolearn needs rclone');
});

test('in a context it names that, and keeps its own names', () => {
  const { subject, message } = inContext('predictor "a"', problemWith('modelUri', 'must be a URI'));
  expect(subject).toBeUndefined();
  expect(message).toEqual(['predictor "a": ', { member: 'modelUri' }, ' ', 'must be a URI']);
});

test('errors carry it; only the message has the path of the construct', () => {
  const wrong = problemWith('roleArn', 'must be an ARN');
  expect(new InputError(wrong)).toMatchObject({ message: "'roleArn' must be an ARN", details: wrong });
  const error = new ValidationError({ node: { path: 'app/store' } }, wrong);
  expect(error).toMatchObject({ message: "[app/store] 'roleArn' must be an ARN", details: wrong });
  expect(new InputError('is not YAML').details).toEqual({ message: ['is not YAML'] });
});

import { type IConstruct } from 'constructs';
import { ValidationError } from '../private/errors';
import { hasCredentials } from '../private/redact';

/** The URL of a repository; a password in it would be visible in the manifest. */
export function repositoryUrl(scope: IConstruct, url: string): string {
  if (hasCredentials(url)) {
    throw new ValidationError(
      scope,
      'the URL of a repository must not contain a user name or a password: give the GitOps tool a Secret',
    );
  }
  return url;
}

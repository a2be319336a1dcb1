import { type RequestLogger } from './node-options';
import { InputError } from '../../private/errors';
import { hasCredentials } from '../../private/redact';

/** @throws InputError if the URL contains credentials, which would be visible in the manifest */
export function checkLogger(whose: string, logger: RequestLogger | undefined): void {
  if (logger?.url !== undefined && hasCredentials(logger.url)) {
    throw new InputError(`${whose}'s URL must not contain a user name or a password`);
  }
}

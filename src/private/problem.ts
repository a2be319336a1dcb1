import { discreet } from './redact';

/**
 * A name of the constructs' API, which values call otherwise: a member of a class, or a property if there is no class.
 */
export interface ApiName {
  readonly className?: string;
  readonly member: string;
}

/** What is wrong with an argument, as data: constructs and values each word it for their readers. */
export interface Problem {
  /** What it is about; absent if that is all that was given. */
  readonly subject?: ApiName;
  /** What is wrong with it and what to do. */
  readonly message: readonly (string | ApiName)[];
  /** Set for problems that values word in another way altogether. */
  readonly kind?: 'self-signed-certificate';
  /** The value of a chart that the message is about, if it is about one: values may have it at another path. */
  readonly chartValue?: ChartValueProblem;
}

/** What is wrong with a value of a chart. */
export interface ChartValueProblem {
  readonly path: string;
  readonly problem: string;
}

/** A member of a class of the API, such as `StoreAuth.secret`. */
export function apiName(className: string, member: string): ApiName {
  return { className, member };
}

/** A problem with all that was given. */
export function problem(...message: readonly (string | ApiName)[]): Problem {
  return { message };
}

/** A problem with a property, or with something else that was given. */
export function problemWith(subject: string | ApiName, ...message: readonly (string | ApiName)[]): Problem {
  return { subject: typeof subject === 'string' ? { member: subject } : subject, message };
}

/** The same problem as a part of something else, such as `predictor "default"`. */
export function inContext(what: string, { subject, message }: Problem): Problem {
  return problem(`${what}: `, ...(subject ? [subject, ' '] : []), ...message);
}

/** A problem as a message: `'roleArn' must be ...` for users who write code. */
export function describeProblem({ subject, message }: Problem, nameOf = nameInCode): string {
  const text = discreet(message.map((part) => (typeof part === 'string' ? part : nameOf(part))).join(''));
  return subject ? `${nameOf(subject)} ${text}` : text;
}

function nameInCode({ className, member }: ApiName): string {
  return className === undefined ? `'${member}'` : `${className}.${member}`;
}

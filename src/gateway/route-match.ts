import { InputError } from '../private/errors';
import { given } from '../private/kind';

/** A condition for requests. */
export class RouteMatch {
  /**
   * Requests whose header has exactly this value.
   * @param name name of the header
   * @param value the exact value
   */
  public static header(name: string, value: string): RouteMatch {
    return new RouteMatch(name, 'exact', value);
  }

  /**
   * Requests whose header matches a regular expression (RE2) as a whole.
   * @param name name of the header
   * @param regex a regular expression (RE2) for the whole value
   */
  public static headerRegex(name: string, regex: string): RouteMatch {
    return new RouteMatch(name, 'regex', regex);
  }

  /**
   * Requests with a cookie of this value.
   * @param name name of the cookie
   * @param value the exact value
   */
  public static cookie(name: string, value: string): RouteMatch {
    const quoted = given('the value of a cookie', value, ['trim', 'a string']).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RouteMatch('cookie', 'regex', `(.*;\\s*)?${name}=${quoted}(;.*)?`);
  }

  private constructor(
    /** Name of the header, in lower case. */
    public readonly headerName: string,
    /** @internal */
    public readonly _kind: 'exact' | 'regex',
    /** @internal */
    public readonly _value: string,
  ) {
    if (!/^[A-Za-z0-9-_]+$/.test(given('the name of a header', headerName, ['trim', 'a string']))) {
      throw new InputError(`a header's name has letters, digits and -, got ${JSON.stringify(headerName)}`);
    }
    this.headerName = headerName.toLowerCase();
  }
}

/** Sends some requests to one predictor, whatever the weights. */
export interface RouteRule {
  /** The condition for the requests. */
  readonly match: RouteMatch;

  /** Name of the predictor. */
  readonly predictor: string;
}

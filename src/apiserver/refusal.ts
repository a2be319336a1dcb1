import { type Json } from '../private/json';

/** The kinds of validation errors, as the API server names them. */
export type RefusalType =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueDuplicate'
  | 'FieldValueForbidden'
  | 'FieldValueNotFound'
  | 'FieldValueTooLong';

/** One validation error that the API server answers with. */
export interface Refusal {
  readonly type: RefusalType;
  /** The field of the rejected object, such as `spec.template.spec.containers[0].image`. */
  readonly field: string;
  /** The API server's explanation; may be empty. */
  readonly detail: string;
  /** The offending value as the API server prints it; absent if it prints none. */
  readonly value?: string;
}

const WORDS: Record<RefusalType, string> = {
  FieldValueRequired: 'Required value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueForbidden: 'Forbidden',
  FieldValueNotFound: 'Not found',
  FieldValueTooLong: 'Too long',
};

/** A validation error in the API server's words. */
export function describeRefusal({ type, field, detail, value }: Refusal): string {
  return [field, WORDS[type], value, detail].filter((part) => part !== undefined && part !== '').join(': ');
}

/** Collects the validation errors of one object. */
export class Refusals {
  public readonly list: Refusal[] = [];

  public required(field: string, detail = ''): void {
    this.list.push({ type: 'FieldValueRequired', field, detail });
  }

  public forbidden(field: string, detail: string): void {
    this.list.push({ type: 'FieldValueForbidden', field, detail });
  }

  public invalid(field: string, value: Json | undefined, detail: string): void {
    this.list.push({ type: 'FieldValueInvalid', field, detail, value: print(value) });
  }

  /** One error for each problem with a value. */
  public invalidFor(problems: readonly string[], field: string, value: Json): void {
    for (const problem of problems) {
      this.invalid(field, value, problem);
    }
  }

  /** Rejects an empty string. */
  public filled(field: string, value: string, detail = ''): void {
    if (value === '') {
      this.required(field, detail);
    }
  }

  /** Rejects an empty string, and each problem with any other one. */
  public named(field: string, value: string, problems: (value: string) => readonly string[], detail = ''): void {
    this.filled(field, value, detail);
    this.ifSet(field, value, problems);
  }

  /** One error for each problem with a string, which may be empty. */
  public ifSet(field: string, value: string, problems: (value: string) => readonly string[]): void {
    if (value !== '') {
      this.invalidFor(problems(value), field, value);
    }
  }

  public unsupported(field: string, value: Json, supported: readonly string[]): void {
    const detail = `supported values: ${supported.map((one) => JSON.stringify(one)).join(', ')}`;
    this.list.push({ type: 'FieldValueNotSupported', field, detail, value: print(value) });
  }

  public duplicate(field: string, value: Json): void {
    this.list.push({ type: 'FieldValueDuplicate', field, detail: '', value: print(value) });
  }

  public notFound(field: string, value: string): void {
    this.list.push({ type: 'FieldValueNotFound', field, detail: '', value: print(value) });
  }

  public tooLong(field: string, bytes: number): void {
    this.list.push({ type: 'FieldValueTooLong', field, detail: `may not be more than ${bytes} bytes` });
  }

  /** Rejects a value that is not one of the supported ones. */
  public oneOf(field: string, value: string, supported: readonly string[]): void {
    if (!supported.includes(value)) {
      this.unsupported(field, value, supported);
    }
  }

  /** Rejects a number below zero. */
  public nonNegative(field: string, value: number | undefined): void {
    if (value !== undefined && value < 0) {
      this.invalid(field, value, 'must be greater than or equal to 0');
    }
  }

  /** Rejects a number outside a range. */
  public within(field: string, value: number | undefined, lowest: number, highest: number): void {
    if (value !== undefined && (value < lowest || value > highest)) {
      this.invalid(field, value, `must be between ${lowest} and ${highest}, inclusive`);
    }
  }
}

function print(value: Json | undefined): string {
  return JSON.stringify(value ?? null);
}

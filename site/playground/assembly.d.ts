/** The assembly of the package, without its documentation; the build provides it. */
declare module 'assembly' {
  import { type JsonObject } from '../../src/private/json';
  const data: JsonObject;
  export default data;
}

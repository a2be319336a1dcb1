/** The part of the Lua machine that tests use; the package ships no types. */
declare module 'fengari' {
  interface State {
    readonly lua: unique symbol;
  }
  export const lua: { readonly LUA_OK: number; lua_tojsstring(state: State, index: number): string };
  export const lauxlib: { luaL_newstate(): State; luaL_dostring(state: State, program: Uint8Array): number };
  export const lualib: { luaL_openlibs(state: State): void };
  export function to_luastring(text: string): Uint8Array;
}

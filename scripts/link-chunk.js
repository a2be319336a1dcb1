// Turns a file that esbuild wrote as an ES module into CommonJS in which imports are constants. esbuild can do that as
// well, but keeps imports live: it defines a getter for each export, and calls it at each use. Nothing in the bundle
// needs that: no export changes (a lint rule of src), and no file is imported before it has run (assertNoCycles).
const ts = require('typescript');

/** @param text a file as an ES module, whose exports are a list */
exports.toCommonJs = function toCommonJs(text) {
  const { statements } = ts.createSourceFile('chunk.js', text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const imports = statements.filter(ts.isImportDeclaration);
  const lists = statements.filter(ts.isExportDeclaration);
  const rest = statements.filter((each) => !imports.includes(each) && !lists.includes(each));
  const exported = lists.flatMap(({ exportClause }) => exportClause.elements).map(nameAndLocal);
  return [
    ...imports.map(requireOf),
    ...rest.map(({ pos, end }) => text.slice(pos, end)),
    `module.exports={${exported.map(([name, local]) => `${name}:${local}`).join()}};`,
  ].join('\n');
};

function requireOf({ importClause, moduleSpecifier }) {
  const call = `require(${JSON.stringify(moduleSpecifier.text)});`;
  const { name, namedBindings } = importClause ?? {};
  if (name !== undefined) {
    throw new Error(`${moduleSpecifier.text} is imported as a default, which CommonJS does not have`);
  }
  if (namedBindings === undefined) {
    return call;
  }
  if (ts.isNamespaceImport(namedBindings)) {
    return `const ${namedBindings.name.text}=${call}`;
  }
  const taken = namedBindings.elements.map(
    ({ propertyName, name: local }) => `${(propertyName ?? local).text}:${local.text}`,
  );
  return `const{${taken.join()}}=${call}`;
}

/** Of `export { local as name }`. */
function nameAndLocal({ propertyName, name }) {
  return [name.text, (propertyName ?? name).text];
}

/**
 * Fails if files of a bundle import each other in a circle: one of them would use exports that are not there yet.
 * @param outputs the files by name, each with its imports, as in esbuild's metafile
 */
exports.assertNoCycles = function assertNoCycles(outputs) {
  const done = new Set();
  const visit = (file, path) => {
    if (path.includes(file)) {
      throw new Error(`files of the bundle import each other: ${[...path, file].join(' -> ')}`);
    }
    if (!done.has(file)) {
      const imports = outputs[file].imports.filter(({ external, kind }) => !external && kind === 'import-statement');
      imports.forEach((each) => visit(each.path, [...path, file]));
      done.add(file);
    }
  };
  Object.keys(outputs).forEach((file) => visit(file, []));
};

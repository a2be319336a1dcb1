package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// A type of a package; of none if Go has it itself.
type typeName struct{ path, name string }

// A type as it is written in a file, and its name if it has one.
type goType struct {
	name       typeName
	expression ast.Expr
	file       *sourceFile
}

type sourceFile struct {
	path    string // of its package
	imports map[string]string
}

var packages = map[string]map[string]goType{}

// The type of a name, and what it stands for in turn. Of scalars, no more than the name is needed.
func named(n typeName) goType {
	if _, isScalar := scalars[n]; isScalar {
		return goType{name: n}
	}
	if packages[n.path] == nil {
		packages[n.path] = read(n.path)
	}
	t, ok := packages[n.path][n.name]
	if !ok {
		panic(fmt.Sprintf("%s has no type %s", n.path, n.name))
	}
	return resolved(t)
}

// What a name in a file stands for; any other type stands for itself.
func resolved(t goType) goType {
	switch e := t.expression.(type) {
	case *ast.Ident:
		if _, isBuiltIn := scalars[typeName{name: e.Name}]; isBuiltIn {
			return named(typeName{name: e.Name})
		}
		return named(typeName{t.file.path, e.Name})
	case *ast.SelectorExpr:
		return named(typeName{t.file.imports[e.X.(*ast.Ident).Name], e.Sel.Name})
	default:
		return t
	}
}

// The types that a package declares.
func read(path string) map[string]goType {
	found, err := build.Import(path, ".", 0)
	check(err)
	types := map[string]goType{}
	for _, base := range found.GoFiles {
		if !strings.Contains(base, "generated.") {
			syntax, err := parser.ParseFile(token.NewFileSet(), filepath.Join(found.Dir, base), nil, 0)
			check(err)
			declared(syntax, path, types)
		}
	}
	return types
}

func declared(syntax *ast.File, path string, types map[string]goType) {
	file := &sourceFile{path, importsOf(syntax)}
	for _, declaration := range syntax.Decls {
		if general, ok := declaration.(*ast.GenDecl); ok {
			for _, spec := range general.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					types[t.Name.Name] = goType{typeName{path, t.Name.Name}, t.Type, file}
				}
			}
		}
	}
}

// The paths of the imported packages by the names that the file gives them.
func importsOf(syntax *ast.File) map[string]string {
	imports := map[string]string{}
	for _, spec := range syntax.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		check(err)
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imports[name] = path
	}
	return imports
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

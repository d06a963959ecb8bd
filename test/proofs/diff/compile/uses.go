// Prints the code of somebody who uses everything in a file that oapi-codegen made: each field is read and written, and each method,
// function and constant is named, by the type that it has there.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path"
	"strings"
)

var (
	files = token.NewFileSet()
	code  strings.Builder
)

func main() {
	file, err := parser.ParseFile(files, os.Args[1], nil, 0)
	if err != nil {
		panic(err)
	}
	for _, declaration := range file.Decls {
		switch declared := declaration.(type) {
		case *ast.FuncDecl:
			useFunction(declared)
		case *ast.GenDecl:
			for _, spec := range declared.Specs {
				switch one := spec.(type) {
				case *ast.ValueSpec:
					if declared.Tok == token.CONST && one.Type != nil && one.Names[0].IsExported() {
						write("var _ %s = %s", text(one.Type), one.Names[0].Name)
					}
				case *ast.TypeSpec:
					if one.Name.IsExported() {
						useType(one)
					}
				}
			}
		}
	}
	fmt.Printf("package %s\n", file.Name.Name)
	for _, imported := range file.Imports {
		if strings.Contains(code.String(), nameOf(imported)+".") {
			fmt.Printf("import %s\n", text(imported))
		}
	}
	fmt.Print(code.String())
}

func nameOf(imported *ast.ImportSpec) string {
	if imported.Name != nil {
		return imported.Name.Name
	}
	return path.Base(strings.Trim(imported.Path.Value, `"`))
}

func write(format string, values ...any) {
	fmt.Fprintf(&code, format+"\n", values...)
}

func useType(spec *ast.TypeSpec) {
	switch of := spec.Type.(type) {
	case *ast.InterfaceType:
		write("var _ %s", spec.Name.Name)
	case *ast.StructType:
		useFields(spec.Name.Name, "value", of)
	default:
		write("func _(value %s) { _ = (%s)(value) }", spec.Name.Name, text(of))
	}
}

// A struct without a name is used by its fields: its type is another as soon as it has one more.
func useFields(owner, value string, of *ast.StructType) {
	for _, field := range of.Fields.List {
		for _, name := range field.Names {
			if !name.IsExported() {
				continue
			}
			place := value + "." + name.Name
			inner := field.Type
			if pointer, is := inner.(*ast.StarExpr); is {
				inner = pointer.X
			}
			if list, is := inner.(*ast.ArrayType); is {
				inner = list.Elt
				if _, isStruct := inner.(*ast.StructType); isStruct {
					place += "[0]"
				}
			}
			if nameless, is := inner.(*ast.StructType); is {
				useFields(owner, place, nameless)
			} else {
				write("func _(value *%s) { var field %s = %s; %s = field }", owner, text(field.Type), place, place)
			}
		}
	}
}

func useFunction(function *ast.FuncDecl) {
	if !function.Name.IsExported() {
		return
	}
	parameters := typesOf(function.Type.Params)
	name := function.Name.Name
	if function.Recv != nil {
		receiver := text(function.Recv.List[0].Type)
		if !ast.IsExported(strings.TrimPrefix(receiver, "*")) {
			return
		}
		parameters = append([]string{receiver}, parameters...)
		name = fmt.Sprintf("(%s).%s", receiver, name)
	}
	results := strings.Join(typesOf(function.Type.Results), ", ")
	write("var _ func(%s) (%s) = %s", strings.Join(parameters, ", "), results, name)
}

func typesOf(list *ast.FieldList) []string {
	types := []string{}
	if list == nil {
		return types
	}
	for _, field := range list.List {
		for range max(1, len(field.Names)) {
			types = append(types, text(field.Type))
		}
	}
	return types
}

func text(node ast.Node) string {
	var written bytes.Buffer
	if err := printer.Fprint(&written, files, node); err != nil {
		panic(err)
	}
	return written.String()
}

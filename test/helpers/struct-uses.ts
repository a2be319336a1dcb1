import * as path from 'node:path';
import * as ts from 'typescript';
import { assembly, short } from './assembly';

const ROOT = path.resolve(__dirname, '../..');
const names = new Map(Object.values(assembly.types).map(({ symbolId, fqn }) => [symbolId, short(fqn)]));
const structs = new Set(
  Object.values(assembly.types)
    .filter(({ datatype }) => datatype)
    .map(({ fqn }) => short(fqn)),
);

/**
 * Members of the public API that some files of the source use, as the compiler sees it: `PredictorOptions.graph` where
 * an object of that type is given the property, `Scaling.fixed` and `Transport.REST` where they are named.
 */
export function structUses(files: readonly string[]): Set<string> {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(files, { ...options, noEmit: true, types: ['node'] });
  const uses = new Uses(program.getTypeChecker());
  files.forEach((file) => uses.visit(program.getSourceFile(file)!));
  return uses.found;
}

class Uses {
  public readonly found = new Set<string>();

  public constructor(private readonly checker: ts.TypeChecker) {}

  public visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) {
      this.literal(node);
    } else if (ts.isExpression(node) && !ts.isFunctionLike(node)) {
      const wanted = this.checker.getContextualType(node);
      if (wanted) {
        this.assign(wanted, this.checker.getTypeAtLocation(node));
      }
    }
    if (ts.isPropertyAccessExpression(node)) {
      this.member(this.checker.getSymbolAtLocation(node.name));
    } else if (ts.isElementAccessExpression(node)) {
      // `Method[name]` names all that the name may be.
      const holder = this.checker.getTypeAtLocation(node.expression);
      alternatives(this.checker.getTypeAtLocation(node.argumentExpression))
        .filter((key) => key.isStringLiteral())
        .forEach((key) => this.member(holder.getProperty((key as ts.StringLiteralType).value)));
    } else if (ts.isNewExpression(node)) {
      const name = this.nameOf(this.checker.getTypeAtLocation(node));
      this.found.add(`${name}.constructor`);
    }
    ts.forEachChild(node, (child) => this.visit(child));
  }

  private literal(node: ts.ObjectLiteralExpression): void {
    const wanted = this.checker.getContextualType(node);
    for (const property of wanted ? node.properties : []) {
      if (ts.isSpreadAssignment(property)) {
        this.assign(wanted!, this.checker.getTypeAtLocation(property.expression));
      } else if (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) {
        const { text } = property.name;
        const target = alternatives(wanted!)
          .map((type) => type.getProperty(text))
          .find((symbol) => symbol !== undefined);
        this.member(target);
        if (target && ts.isShorthandPropertyAssignment(property)) {
          this.assign(
            this.checker.getTypeOfSymbol(target),
            this.checker.getTypeOfSymbol(this.checker.getShorthandAssignmentValueSymbol(property)!),
          );
        }
      }
    }
  }

  /** A value of another type is given whole: what both types have is used. */
  private assign(wanted: ts.Type, given: ts.Type, depth = 0): void {
    for (const target of alternatives(wanted)) {
      for (const source of alternatives(given).filter((type) => type !== target && depth < 6)) {
        const [element, item] = [target, source].map((type) => this.elementOf(type));
        if (element && item) {
          this.assign(element, item, depth + 1);
        } else if (structs.has(this.nameOf(target) ?? '')) {
          for (const symbol of this.checker.getPropertiesOfType(source)) {
            const property = target.getProperty(symbol.name);
            if (property) {
              this.member(property);
              this.assign(this.checker.getTypeOfSymbol(property), this.checker.getTypeOfSymbol(symbol), depth + 1);
            }
          }
        }
      }
    }
  }

  private elementOf(type: ts.Type): ts.Type | undefined {
    return this.checker.isArrayType(type)
      ? this.checker.getTypeArguments(type as ts.TypeReference)[0]
      : type.getStringIndexType();
  }

  private member(symbol: ts.Symbol | undefined): void {
    for (const declaration of symbol?.declarations ?? []) {
      const owner = declared(declaration.parent);
      if (owner !== undefined) {
        this.found.add(`${owner}.${symbol!.name}`);
      }
    }
  }

  private nameOf(type: ts.Type): string | undefined {
    return declared((type.getSymbol()?.declarations ?? [])[0]);
  }
}

function alternatives(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** The public name of a declaration. */
function declared(declaration: ts.Node | undefined): string | undefined {
  const name = declaration && (declaration as ts.DeclarationStatement).name;
  return (
    name &&
    names.get(`${path.relative(ROOT, declaration.getSourceFile().fileName).replace(/\.ts$/, '')}:${name.getText()}`)
  );
}

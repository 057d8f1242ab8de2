import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../scripts/setup/paths.ts';

/**
 * The names of the outputs that an action's source writes: the members of every object literal that
 * is the `outputs` of a result, directly or as what the called function of the same action returns.
 */
export function writtenOutputs(action: string): readonly string[] {
  const folder = join(ROOT, 'actions', action, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const sources = files.map((name) =>
    ts.createSourceFile(
      name,
      readFileSync(join(folder, name), 'utf8'),
      ts.ScriptTarget.ES2024,
      true,
    ),
  );
  const names = new Set<string>();
  for (const source of sources) {
    visit(source, (node) => {
      if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'outputs') return;
      for (const literal of literalsOf(node.initializer, sources)) {
        for (const member of literal.properties) {
          if (member.name !== undefined) names.add(nameOf(member.name));
        }
      }
    });
  }
  return [...names].sort();
}

function literalsOf(
  expression: ts.Expression,
  sources: readonly ts.SourceFile[],
): readonly ts.ObjectLiteralExpression[] {
  if (ts.isObjectLiteralExpression(expression)) return [expression];
  if (!ts.isCallExpression(expression)) return [];
  const called = expression.expression.getText();
  const literals: ts.ObjectLiteralExpression[] = [];
  for (const source of sources) {
    visit(source, (node) => {
      if (!ts.isFunctionDeclaration(node) || node.name?.text !== called) return;
      visit(node, (inner) => {
        if (!ts.isReturnStatement(inner) || inner.expression === undefined) return;
        if (ts.isObjectLiteralExpression(inner.expression)) literals.push(inner.expression);
      });
    });
  }
  return literals;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) ? name.text : name.getText();
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => {
    visit(child, see);
  });
}

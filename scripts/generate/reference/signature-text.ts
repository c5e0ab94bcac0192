import ts from 'typescript-api';

/** A line of an interface, a shape or a class. */
export type Member = ts.TypeElement | ts.ClassElement;

/** The declaration as users would write it, without `export` and body; the head only for what has members that are listed below it. */
export function signatureText(declaration: ts.Declaration): string {
  const isVariable = ts.isVariableDeclaration(declaration);
  const text = isVariable ? `declare const ${declaration.getText()};` : declaration.getText().replace(/^export\s+/, '');
  if (!membersOf(declaration)) return text;
  const head = text.slice(0, text.length - bodyOf(declaration, text));
  return isVariable || ts.isTypeAliasDeclaration(declaration) ? `${head}{};` : `${head}{}`;
}

/** How much of the text is the shape in braces at its end: type parameters may have braces too. */
function bodyOf(declaration: ts.Declaration, text: string): number {
  const end = declaration.getEnd();
  if (ts.isVariableDeclaration(declaration) && declaration.type) return end - declaration.type.getStart() + ';'.length;
  if (ts.isTypeAliasDeclaration(declaration)) return end - declaration.type.getStart();
  const brace = declaration.getChildren().find(({ kind }) => kind === ts.SyntaxKind.OpenBraceToken);
  return brace ? end - brace.getStart() : text.length;
}

/** What is listed one by one below the signature; undefined when the signature says all. */
export function membersOf(node: ts.Node): readonly Member[] | undefined {
  if (ts.isTypeAliasDeclaration(node)) return membersOf(node.type);
  if (ts.isVariableDeclaration(node)) return node.type && membersOf(node.type);
  if (ts.isClassDeclaration(node)) return node.members.filter(isPublic);
  return ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node) ? node.members : undefined;
}

/** A member on one line, without `readonly` and the comments inside; `{…}` for a shape whose own members are listed below it. */
export function memberText(member: Member): string {
  const type = shapeOf(member);
  const text = type ? `${member.getText().slice(0, type.getStart() - member.getStart())}{…}` : member.getText();
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\breadonly (?=[\w[])/g, '')
    .replace(/^constructor\b/, 'new')
    .replace(/\s*;\s*\}/g, ' }')
    .replace(/;$/, '')
    .trim();
}

/** The type of a member when it is a shape written in place. */
export function shapeOf(member: Member): ts.TypeLiteralNode | undefined {
  const type = ts.isPropertySignature(member) || ts.isPropertyDeclaration(member) ? member.type : undefined;
  return type && ts.isTypeLiteralNode(type) ? type : undefined;
}

function isPublic(member: ts.ClassElement): boolean {
  if (member.name && ts.isPrivateIdentifier(member.name)) return false;
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  return !modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
}

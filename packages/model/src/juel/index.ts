export { ExpressionSyntaxError } from './expression-syntax-error.ts';
export { type JuelBinaryOperator, type JuelLiteral, type JuelNode, type JuelPart, juelChildren } from './juel-node.ts';
export { parseJuel } from './parse-juel.ts';

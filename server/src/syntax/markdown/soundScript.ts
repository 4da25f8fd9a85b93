import { parseExpressionAt } from 'acorn';
import { isPlainExpression } from './expression';
import type { Script } from './jsxTag';

/**
 * Whether what stands in braces, or is spread there, is an expression to the parser that MDX compiles with (its default settings, without JSX:
 * elements in expressions are left to the strict parser).
 */
export function isSound(source: string, { from, to, spread }: Script): boolean {
  const written = source.slice(from, to);
  if (!spread && isPlainExpression(written)) return true;
  const inside = written.slice(spread ? written.indexOf('...') + 3 : 1, -1);
  // Elements and regular expressions are not told from operators here.
  if (inside.length > LONGEST || /[</`]/.test(inside.replace(STRING, ''))) return false;
  try {
    const { end } = parseExpressionAt(inside, 0, { ecmaVersion: 2024, sourceType: 'module' });
    return inside.slice(end).trim() === '';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const LONGEST = 5000;
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

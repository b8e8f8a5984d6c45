/** Finds what a component's source says to people: texts of elements, of attributes and of values. */
import { parseSync } from 'vite';
import { isLabel } from '../../model/vocabulary/index.ts';

/** A text in a source, with its place; a template has its expressions as `${}`. */
interface VisibleText {
  text: string;
  line: number;
  start: number;
  end: number;
  kind: 'element' | 'attribute' | 'value' | 'template';
  node: SyntaxNode;
}

interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Attributes whose value is read or heard. */
const heard = new Set(
  'aria-label aria-description aria-roledescription aria-valuetext title placeholder alt label'.split(
    ' ',
  ),
);
/** Attributes whose value is never read. */
const unread = new Set(
  'className id htmlFor type role name key href to rel target d viewBox transform fill style stroke lang points textAnchor accept'.split(
    ' ',
  ),
);
/** Functions whose texts name events, elements and styles. */
const technical =
  /^(querySelector(All)?|closest|matches|matchMedia|addEventListener|removeEventListener|getElementById|on|off|one|getPropertyValue|setProperty|matchesMedia|getAttribute|setAttribute|createElement|fetch|has|startsWith|endsWith|includes|split|join|Error)$/;
const keys =
  /^(Enter|Escape|Tab|Home|End|Delete|Backspace|Arrow(Up|Down|Left|Right)|Page(Up|Down)|F\d+|((Mod|Alt|Shift|Ctrl)-)+\w+)$/;
const word = /\p{L}{2,}/u;
/** Begins as a sentence does, or has a space between words. */
const prose = /^\P{L}*\p{Lu}\p{Ll}|\p{L}[,.:;]? \p{L}/u;

/** Every text of a source that people read. */
export function visibleTexts(file: string, code: string): VisibleText[] {
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: VisibleText[] = [];
  const add = (node: SyntaxNode, kind: VisibleText['kind'], text: string) => {
    const line = code.slice(0, node.start).split('\n').length;
    found.push({ text, line, start: node.start, end: node.end, kind, node });
  };
  const visit = (node: unknown, shown: boolean, parent?: SyntaxNode): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, shown, parent);
      return;
    }
    if (!isNode(node) || /^(Import|Export(All|Default)?Specifier|TS)/.test(node.type)) return;
    if (node.type === 'TSAsExpression') return;
    if (node.type === 'JSXText') {
      if (word.test(String(node.value))) add(node, 'element', String(node.value));
      return;
    }
    if (node.type === 'JSXAttribute') {
      const name = String((node.name as SyntaxNode).name);
      if (unread.has(name)) return;
      const value = node.value as SyntaxNode | null;
      if (value?.type === 'Literal') {
        const text = String(value.value);
        if (!word.test(text) || (isLabel(text) && !/^aria-|^title$|^placeholder$/.test(name)))
          return;
        if (heard.has(name) || prose.test(text)) add(value, 'attribute', text);
        return;
      }
      visit(value, heard.has(name), node);
      return;
    }
    if (node.type === 'Literal' && typeof node.value === 'string') {
      const text = node.value;
      if ((isLabel(text) && !shown) || keys.test(text) || !word.test(text)) return;
      if (shown || prose.test(text)) add(node, 'value', text);
      return;
    }
    if (node.type === 'TemplateLiteral') {
      const quasis = node.quasis as { value: { cooked: string } }[];
      const text = quasis.map(({ value }) => value.cooked).join('${}');
      const plain = text.replaceAll('${}', ' 1 ');
      if (word.test(plain) && !/^ 1 px$/.test(plain) && (shown || prose.test(plain))) {
        add(node, 'template', text);
      }
      visit(node.expressions, false, node);
      return;
    }
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = node.callee as SyntaxNode;
      const name = String(((callee.property as SyntaxNode) ?? callee).name ?? '');
      visit(callee, false, node);
      if (!technical.test(name)) visit(node.arguments, false, node);
      return;
    }
    if (node.type === 'BinaryExpression' && node.operator !== '+') {
      for (const side of [node.left, node.right]) {
        if (!isNode(side) || side.type !== 'Literal') visit(side, false, node);
      }
      return;
    }
    if (node.type === 'Property') {
      visit(node.value, false, node);
      return;
    }
    if (node.type === 'SwitchCase') {
      visit(node.consequent, false, node);
      return;
    }
    const stays =
      /^(ConditionalExpression|LogicalExpression|BinaryExpression|JSXExpressionContainer)$/;
    const isElement = parent && /^JSX(Element|Fragment)$/.test(parent.type);
    const container = node.type === 'JSXExpressionContainer';
    const next = container ? isElement || shown : stays.test(node.type) && shown;
    for (const [key, child] of Object.entries(node)) {
      if (key === 'type' || typeof child !== 'object') continue;
      const isTest =
        key === 'test' ||
        (node.type === 'LogicalExpression' && key === 'left' && node.operator === '&&');
      visit(child, Boolean(next) && !isTest, node);
    }
  };
  visit(program, false);
  return found;
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'
  );
}

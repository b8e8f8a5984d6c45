/** Buttons for selecting several nodes: with a box, with a lasso. */
import { ToolButton } from '../../ui/Menu.tsx';
import { strings } from './strings.ts';
import { type Tool, takeTool, useTool } from './tool.ts';

const tools: readonly [Exclude<Tool, 'move'>, string, string][] = [
  ['box', strings.selectWithABox, strings.selectWithABoxShift],
  ['lasso', strings.selectWithALasso, strings.selectWithALasso],
];

/** Pressed until an area has been drawn, or pressed again. */
export function SelectTools() {
  const inHand = useTool();
  return tools.map(([tool, name, title]) => (
    <ToolButton
      key={tool}
      icon={tool}
      label={name}
      title={title}
      pressed={inHand === tool}
      onClick={() => takeTool(inHand === tool ? 'move' : tool)}
    />
  ));
}

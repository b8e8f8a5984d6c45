/** What the graph files in XML share: types of attributes, and what they cannot hold. */
import { isXmlText } from '../../model/formats/xml.ts';
import type { PropertyType } from '../../model/vocabulary/labels.ts';
import type { BatchProperties } from '../store/batch.ts';
import { unknownOfNode, unknownOfRelationship } from './flat.ts';
import type { ExportFormat } from './format.ts';

/** The type that an attribute is declared with. */
export function attributeType(type: PropertyType): 'long' | 'boolean' | 'string' {
  return type === 'integer' ? 'long' : type === 'boolean' ? 'boolean' : 'string';
}

/** What no such file holds: unknown and empty properties, and texts that XML has no way to write. */
export const xmlLosses: Pick<ExportFormat, 'losesNodes' | 'losesRelationships'> = {
  losesNodes: (nodes) =>
    nodes.flatMap((node) => [...unknownOfNode(node), ...impossible(node.label, node.properties)]),
  losesRelationships: (all) =>
    all.flatMap((one) => [...unknownOfRelationship(one), ...impossible(one.type, one.properties)]),
};

/** Texts with characters that XML has no way to write: they come back without them. */
function impossible(of: string, properties: BatchProperties): string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const texts = [value].flat().filter((one): one is string => typeof one === 'string');
    return texts.every(isXmlText) ? [] : [`property ${name} of ${of}`];
  });
}

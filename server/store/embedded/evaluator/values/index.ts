/** Values of Cypher: their types, equality, order, arithmetic and text. */
export * from './arithmetic.ts';
export * from './compare.ts';
export * from './errors.ts';
export * from './group-key.ts';
export { isOfType, valueTypeName, valueTypeText } from './names.ts';
export { floatText, stringOf } from './text.ts';
export * from './types.ts';

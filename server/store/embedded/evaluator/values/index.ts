/** Values of Cypher: their types, equality, order, arithmetic and text. */
export * from './arithmetic.ts';
export * from './compare.ts';
export * from './errors.ts';
export * from './group-key.ts';
export { cypherType, isOfType, typeName, valueTypeText, type WrittenType } from './names.ts';
export { propertyOfValue } from './properties.ts';
export { floatText, shown, textOf } from './text.ts';
export * from './types.ts';

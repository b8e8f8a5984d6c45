/** Tells the language service the names of this graph and what its store has. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { healthOptions } from '../../../api/health.ts';
import { schemaOptions } from '../../../api/schema.ts';
import { goOnWithoutSchema, setSchema } from './language.ts';

export function useEditorNames(): void {
  const { data: schema, isError } = useQuery(schemaOptions);
  const store = useQuery(healthOptions).data?.store.kind;
  useEffect(() => {
    if (schema) setSchema(schema, store);
    else if (isError) goOnWithoutSchema();
  }, [schema, store, isError]);
}

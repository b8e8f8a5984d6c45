/**
 * One question to a language model behind an OpenAI-compatible address. Nothing but the configured
 * address is ever called: redirects are refused, and what is answered is read as data, up to a size.
 */

import { z } from 'zod';
import { counted } from '../../../model/formats/counted.ts';
import { stanceNames } from '../../../model/vocabulary/stances.ts';
import type { ModelConfig } from '../../config.ts';
import { StancegraphError } from '../../errors.ts';

const maxAnswerBytes = 1024 * 1024;

/** What the model is asked for, as it is told and as it is checked. */
const modelAnswer = z.object({
  statements: z
    .array(
      z.object({
        sentence: z.int(),
        exact: z.string().min(1).max(5000),
        kind: z.enum(['quote', 'paraphrase']),
        speaker: z.int().nullable(),
        agreement: z.int().nullable(),
        stance: z.enum(stanceNames).nullable(),
      }),
    )
    .max(300),
});
export type ModelAnswer = z.infer<typeof modelAnswer>;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/**
 * Asks, and gives the answer; nothing when it is not in the form that was asked for. Throws
 * `unavailable` when the model does not answer; the message names the host, neither key nor text.
 */
export async function askModel(
  { url, model, key, timeoutMs }: ModelConfig,
  messages: readonly { role: 'system' | 'user'; content: string }[],
): Promise<ModelAnswer | undefined> {
  const host = new URL(url).host;
  const failed = (why: string) =>
    new StancegraphError(
      'unavailable',
      `The language model at ${host} ${why} Nothing was changed: go on with the rules, or try again later.`,
    );
  let text: string;
  try {
    const response = await fetch(addressOf(url), {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'Content-Type': 'application/json',
        ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model,
        temperature: 0,
        messages,
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'statements', strict: true, schema: z.toJSONSchema(modelAnswer) },
        },
      }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw failed(`answered with the error ${response.status}.`);
    }
    text = await upTo(response, maxAnswerBytes);
  } catch (error) {
    if (error instanceof StancegraphError) throw error;
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw failed(
      isLate
        ? `did not answer within ${counted(timeoutMs / 1000, 'second')}.`
        : 'could not be reached.',
    );
  }
  const reply = completion.safeParse(jsonOf(text));
  const content = reply.data?.choices[0]?.message.content ?? '';
  return modelAnswer.safeParse(jsonOf(content.replace(/^```(?:json)?|```$/g, ''))).data;
}

/** The address of the question: `…/v1` and `…/v1/chat/completions` mean the same. */
function addressOf(url: string): string {
  const base = url.replace(/\/+$/, '');
  if (base.endsWith('/chat/completions')) return base;
  return base.endsWith('/v1') ? `${base}/chat/completions` : `${base}/v1/chat/completions`;
}

async function upTo(response: Response, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > most) throw new Error('The answer is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

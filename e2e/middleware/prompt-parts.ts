import type { PromptDraft } from '../../middleware/prompts/bedrock-agent.fixture.ts';
import { ECHO } from './sessions.ts';

/** A text prompt: one user message, `{{topic}}` in it. */
export const PLAYLIST: PromptDraft = {
  variants: [
    {
      name: 'one',
      templateType: 'TEXT',
      modelId: ECHO,
      templateConfiguration: {
        text: { text: 'Make me a playlist about {{topic}}.', inputVariables: [{ name: 'topic' }] },
      },
      inferenceConfiguration: { text: { temperature: 0.5, maxTokens: 300, stopSequences: ['END'] } },
    },
  ],
};

/** The same after somebody worked on it. */
export const PLAYLIST_DRAFT: PromptDraft = {
  variants: [
    {
      ...PLAYLIST.variants[0],
      name: 'one',
      templateType: 'TEXT',
      templateConfiguration: {
        text: {
          text: '{{count}} songs about {{topic}}.',
          inputVariables: [{ name: 'topic' }, { name: 'count' }],
        },
      },
    },
  ],
};

/** A chat prompt with all its parts. */
export const ADVISER: PromptDraft = {
  variants: [
    {
      name: 'one',
      templateType: 'CHAT',
      modelId: ECHO,
      templateConfiguration: {
        chat: {
          system: [{ text: 'You advise {{company}}.' }],
          messages: [
            { role: 'user', content: [{ text: 'Hello' }] },
            { role: 'assistant', content: [{ text: 'How can I help {{company}}?' }] },
            { role: 'user', content: [{ text: '{{question}}' }] },
          ],
          inputVariables: [{ name: 'company' }, { name: 'question' }],
          toolConfiguration: {
            tools: [
              {
                toolSpec: {
                  name: 'search',
                  description: 'Looks it up.',
                  inputSchema: { json: { type: 'object', properties: { q: { type: 'string' } } } },
                },
              },
            ],
            toolChoice: { any: {} },
          },
        },
      },
      inferenceConfiguration: { text: { topP: 0.9 } },
    },
  ],
};

export const variables = (texts: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { text }]));

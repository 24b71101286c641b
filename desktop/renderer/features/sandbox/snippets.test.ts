import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { SNIPPET_LANGUAGES, snippet } from './snippets.ts';

const facts = { url: 'http://127.0.0.1:41234', key: "sk-it's", model: 'gpt-4o' };

describe('snippets', () => {
  it('carry the URL, the key and the model', () => {
    const plain = { ...facts, key: 'sk-123' };
    for (const language of SNIPPET_LANGUAGES) {
      const text = snippet[language](plain);
      for (const part of [plain.url, plain.key, plain.model]) expect(text).toContain(part);
    }
  });

  it('give curl its words whole, whatever is in the key', () => {
    const script = snippet.curl(facts).replace(/^curl/, 'printf "%s\\n"');
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n');
    expect(words).toEqual([
      'http://127.0.0.1:41234/v1/chat/completions',
      '-H',
      "Authorization: Bearer sk-it's",
      '-H',
      'Content-Type: application/json',
      '-d',
      '{"model":"gpt-4o","messages":[{"role":"user","content":"Hello"}]}',
    ]);
  });
});

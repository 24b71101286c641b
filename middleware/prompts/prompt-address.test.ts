import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { readPromptAddress } from './prompt-address.ts';

const ARN = 'arn:aws:bedrock:us-west-2:123456789012:prompt/6LE1KDKISG';

describe('the address of a prompt', () => {
  it('is the working draft without a version', () => {
    expect(readPromptAddress(ARN)).toEqual({ id: '6LE1KDKISG', arn: ARN, region: 'us-west-2' });
  });

  it('is a version with its number, which the ARN is read without', () => {
    expect(readPromptAddress(`${ARN}:12`)).toEqual({
      id: '6LE1KDKISG',
      arn: ARN,
      region: 'us-west-2',
      version: '12',
    });
  });

  it.each(['aws-cn', 'aws-us-gov', 'aws-iso-b', 'aws-eusc'])('may be in the partition %s', (partition) => {
    const arn = ARN.replace(':aws:', `:${partition}:`);
    expect(readPromptAddress(arn)).toMatchObject({ arn, region: 'us-west-2' });
  });

  it.each([
    'claude-sonnet',
    'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'arn:aws:bedrock:us-west-2:123456789012:inference-profile/us.anthropic.claude-x',
    'arn:aws:bedrock:us-west-2:123456789012:default-prompt-router/anthropic.claude:1',
    'arn:aws:bedrock:us-west-2:123456789012:prompt-router/abc',
    encodeURIComponent(ARN),
    'prompt/6LE1KDKISG',
    '',
  ])('is not in the model "%s"', (model) => {
    expect(readPromptAddress(model)).toBeUndefined();
  });

  it.each([
    `${ARN}:`,
    `${ARN}:0`,
    `${ARN}:01`,
    `${ARN}:123456`,
    `${ARN}:DRAFT`,
    `${ARN}:1:2`,
    `${ARN}/x`,
    `${ARN}\n`,
    ` ${ARN}`,
    ARN.slice(0, -1),
    `${ARN}X`,
    ARN.replace('6LE1KDKISG', '6LE1KD_ISG'),
    ARN.replace('123456789012', '12345678901'),
    ARN.replace('us-west-2', ''),
    ARN.replace('us-west-2', 'evil.example/'),
    ARN.replace('us-west-2', '-us'),
    ARN.replace('us-west-2', 'us--west'),
    ARN.replace('us-west-2', 'a'.repeat(21)),
    ARN.replace('bedrock', 'bedrock-agent'),
    ARN.replace('arn:aws', 'arn:gcp'),
    ':prompt/',
  ])('is refused as "%s", with the field and the right form', (model) => {
    const read = () => readPromptAddress(model, 'model');
    expect(read).toThrow(Refusal);
    expect(read).toThrow(/^model must be the prompt's ARN, such as "arn:aws:bedrock:[^"]+:prompt\/[^"]+:1"/);
  });

  it('is refused in few words however long it is', () => {
    expect(() => readPromptAddress(`:prompt/${'x'.repeat(100_000)}`)).toThrow(/^.{1,400}$/);
  });
});

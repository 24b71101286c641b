import type {
  ContentBlock,
  GetPromptResponse,
  PromptVariant,
  SystemContentBlock,
  ToolConfiguration,
} from '@aws-sdk/client-bedrock-agent';
import { Refusal } from '../refusal.ts';
import { frozenJson } from './frozen-json.ts';
import type { FilledPrompt } from './prompts.ts';
import { namesIn, readTemplate, type Template } from './template.ts';

/** A block of a template: text with variables, or one that stays as it is, as a cache point. */
export type StoredBlock = { readonly template: Template } | { readonly fixed: object };

/** A prompt as it is kept: its default variant, checked, ready to be filled in. Nothing of it ever changes. */
export interface StoredPrompt {
  readonly modelId?: string | undefined;
  /** What the template declares, and what it uses without declaring it. */
  readonly variables: ReadonlySet<string>;
  readonly system: readonly StoredBlock[];
  readonly messages: readonly { readonly role: string; readonly content: readonly StoredBlock[] }[];
  /** Parts without variables, in Converse's shapes. */
  readonly settings: Pick<
    FilledPrompt['converse'],
    'toolConfig' | 'inferenceConfig' | 'additionalModelRequestFields'
  >;
  /** About what it takes in memory. */
  readonly sizeBytes: number;
}

/**
 * Reads GetPrompt's answer: the variant that `defaultVariant` names, otherwise the first.
 * @throws Refusal `invalid` for a prompt without a variant, and for parts that we do not know: none is left out silently
 */
export function readStoredPrompt(answer: GetPromptResponse): StoredPrompt {
  const { variants = [], defaultVariant } = answer;
  const variant = variants.find(({ name }) => name === defaultVariant) ?? variants[0];
  if (variant === undefined) {
    throw new Refusal('invalid', 'The prompt has no variant yet. Give it one in Bedrock, then try again.');
  }
  const { system, messages, declared, tools } = readTemplates(variant);
  const blocks = [...system, ...messages.flatMap(({ content }) => content)];
  const used = blocks.flatMap((block) => ('template' in block ? namesIn(block.template) : []));
  return {
    // A prompt for an agent names no model.
    modelId: variant.modelId,
    variables: new Set([...declared, ...used]),
    system,
    messages,
    settings: frozenJson({
      toolConfig: tools,
      inferenceConfig: readInferenceConfig(variant),
      additionalModelRequestFields: variant.additionalModelRequestFields,
    }) as StoredPrompt['settings'],
    sizeBytes: sizeOf(variant),
  };
}

interface Templates {
  readonly system: StoredPrompt['system'];
  readonly messages: StoredPrompt['messages'];
  readonly declared: readonly string[];
  readonly tools?: ToolConfiguration | undefined;
}

function readTemplates({ templateConfiguration: configuration }: PromptVariant): Templates {
  if (configuration?.text) {
    const { text = '', cachePoint, inputVariables } = configuration.text;
    const content = [{ text }, ...(cachePoint ? [{ cachePoint }] : [])].map(readBlock);
    return { system: [], messages: [{ role: 'user', content }], declared: namesOf(inputVariables) };
  }
  if (configuration?.chat) {
    const { system = [], messages = [], inputVariables, toolConfiguration } = configuration.chat;
    toolConfiguration?.tools?.forEach(refuseUnknown);
    refuseUnknown(toolConfiguration?.toolChoice);
    return {
      system: system.map(readBlock),
      messages: messages.map(({ role = 'user', content = [] }) => ({
        role,
        content: content.map(readBlock),
      })),
      declared: namesOf(inputVariables),
      tools: toolConfiguration,
    };
  }
  refuseUnknown(configuration);
  throw unknownPart('templateConfiguration');
}

function readBlock(block: ContentBlock | SystemContentBlock): StoredBlock {
  refuseUnknown(block);
  return block.text === undefined
    ? { fixed: frozenJson(block) as object }
    : { template: readTemplate(block.text) };
}

function readInferenceConfig({ inferenceConfiguration }: PromptVariant): object | undefined {
  refuseUnknown(inferenceConfiguration);
  return inferenceConfiguration?.text;
}

const namesOf = (variables: readonly { readonly name?: string | undefined }[] = []): readonly string[] =>
  variables.flatMap(({ name }) => name ?? []);

/** The SDK puts the member of a union that it does not know under `$unknown`, with its name. */
function refuseUnknown(union: { readonly $unknown?: readonly [string, unknown] } | undefined): void {
  if (union?.$unknown) throw unknownPart(union.$unknown[0]);
}

const unknownPart = (name: string): Refusal =>
  new Refusal(
    'invalid',
    `The prompt has a part that this gateway does not know. Take it out of the prompt, or update the gateway: "${name}".`,
  );

/** Two bytes a character, as strings may take, of its text as JSON. */
const sizeOf = (variant: PromptVariant): number => JSON.stringify(frozenJson(variant)).length * 2;

import { invalid } from '../../refusal.ts';
import { boundedAt, choiceAt, isFields, isGiven, objectAt, refuseOthers, textAt } from './fields.ts';

const CONFIG_MEMBERS = new Set(['textFormat']);
const FORMAT_MEMBERS = new Set(['type', 'structure']);
const STRUCTURE_MEMBERS = new Set(['jsonSchema']);
const SCHEMA_MEMBERS = new Set(['schema', 'name', 'description']);

/** Chat wants a name for a schema; Bedrock does not. */
const UNNAMED = 'answer';

/**
 * `outputConfig` as chat's `response_format`: the schema, which Bedrock takes as text, is parsed; it binds the model, so it is strict.
 * @throws Refusal that names the field at fault
 */
export function readOutputConfig(value: unknown): { readonly response_format?: object } {
  const config = objectAt(value, 'outputConfig');
  refuseOthers(config, CONFIG_MEMBERS, 'outputConfig');
  if (!isGiven(config['textFormat'])) return {};
  const path = 'outputConfig.textFormat';
  const format = objectAt(config['textFormat'], path);
  refuseOthers(format, FORMAT_MEMBERS, path);
  choiceAt(format['type'], ['json_schema'], `${path}.type`);
  const structure = objectAt(format['structure'], `${path}.structure`);
  refuseOthers(structure, STRUCTURE_MEMBERS, `${path}.structure`);
  const at = `${path}.structure.jsonSchema`;
  const { schema, name, description, ...others } = objectAt(structure['jsonSchema'], at);
  refuseOthers(others, SCHEMA_MEMBERS, at);
  return {
    response_format: {
      type: 'json_schema',
      json_schema: {
        name: isGiven(name) ? textAt(name, `${at}.name`) : UNNAMED,
        ...(isGiven(description) && { description: textAt(description, `${at}.description`) }),
        schema: parsedSchema(textAt(schema, `${at}.schema`), `${at}.schema`),
        strict: true,
      },
    },
  };
}

function parsedSchema(text: string, path: string): object {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (cause) {
    throw invalid(path, `The field ${path} is no JSON: ${(cause as Error).message}`);
  }
  if (isFields(schema)) return boundedAt(schema, path);
  throw invalid(path, `The field ${path} must hold a JSON object.`);
}

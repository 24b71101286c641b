import { configureMonacoYaml, type JSONSchema } from 'monaco-yaml';
import YamlWorker from 'monaco-yaml/yaml.worker.js?worker';
import { configSchema } from '../form/config-schema.ts';
import { monaco } from './monaco.ts';

interface WorkerWish {
  readonly createData?: unknown;
}

/**
 * Monaco 0.54 takes a worker, monaco-yaml 5.5.1 asks for one by name; the package's own bridge lies in the entry that loads all of
 * Monaco. The worker expects one message to wake it and one with its settings.
 */
function createWebWorker({ createData }: WorkerWish): ReturnType<typeof monaco.editor.createWebWorker> {
  const worker = new YamlWorker({ name: 'yaml' });
  worker.postMessage('wake');
  worker.postMessage(createData);
  return monaco.editor.createWebWorker({ worker });
}

/**
 * Completion and hover from LiteLLM's schema. The problems come from our own rules, which know more than a schema can say, so the service's
 * validation is off: each problem would stand there twice.
 */
configureMonacoYaml({ ...monaco, editor: { ...monaco.editor, createWebWorker } } as typeof monaco, {
  schemas: [
    {
      uri: 'inmemory://schema/litellm-config.json',
      fileMatch: ['**/config.yaml'],
      schema: configSchema as JSONSchema,
    },
  ],
  validate: false,
  enableSchemaRequest: false,
  format: { enable: false },
  yamlVersion: '1.1',
});

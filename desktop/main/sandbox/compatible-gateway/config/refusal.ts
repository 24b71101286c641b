import { AppError } from '../../../../contract/errors.ts';

/** Says why the gateway does not start with this config; LiteLLM would not either. */
export function refuse(what: string, remedy: string): never {
  throw new AppError('INVALID_INPUT', `The gateway refused this config.yaml: ${what}.`, { remedy });
}

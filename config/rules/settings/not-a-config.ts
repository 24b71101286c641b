import type { Rule } from '../rule.ts';
import { isRecord } from '../../deployments.ts';

/** The outermost shape of the file. */
export const notAConfig: Rule = {
  name: 'not-a-config',
  needsWhole: true,
  find: ({ document: { value } }) => {
    if (isRecord(value)) return [];
    const isEmpty = value === null || value === undefined;
    return [
      {
        severity: 'error',
        path: [],
        message: isEmpty
          ? 'This file is empty, and LiteLLM does not start with it: begin it with "model_list:"'
          : 'A config.yaml is a mapping of settings: begin it with "model_list:"',
      },
    ];
  },
};

export const configSchema = {};

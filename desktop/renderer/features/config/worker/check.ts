import type { ConfigDocument } from '../../../../../config/document.ts';
export const checkDocument = (document: ConfigDocument) => document.problems;

import type { ConfigDocument } from '../../../../../config/document.ts';
import type { Problem } from '../../../../../config/problem.ts';

/** The problems of a document that is read already. */
export const checkDocument = (document: ConfigDocument): readonly Problem[] => document.problems;

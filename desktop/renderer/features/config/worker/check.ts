import { checkConfig } from '../../../../../config/check.ts';
import type { ConfigContext } from '../../../../../config/context.ts';
import type { ConfigDocument } from '../../../../../config/document.ts';
import type { Problem } from '../../../../../config/problem.ts';

/** The problems of a document that is read already, in the order of the text. */
export const checkDocument = (document: ConfigDocument, context: ConfigContext): readonly Problem[] =>
  checkConfig(document, context);

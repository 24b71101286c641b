import { asRecord, type Deployment } from '../../../../../config/deployments.ts';
import type { ConfigDocument } from '../../../../../config/document.ts';
import { brokenLine } from './broken-line.ts';
import type { Outline } from './protocol.ts';

/** Names and lines of everything that can be chosen at the left. */
export function readOutline(document: ConfigDocument, deployments: readonly Deployment[]): Outline {
  return {
    brokenLine: brokenLine(document),
    deployments: deployments.map(({ index, modelName, model, path }) => ({
      index,
      modelName,
      model,
      line: document.rangeOf(path).start.line,
    })),
    sections: Object.keys(asRecord(document.value)).map((name) => ({
      name,
      line: document.keyRangeOf([name]).start.line,
    })),
  };
}

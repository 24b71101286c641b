import type { ConfigDocument } from '../../../../../config/document.ts';
import {
  addDeployment,
  moveDeployment,
  removeDeployment,
  renameModel,
  setWeights,
} from '../../../../../config/edits/model-list.ts';
import { removeValue } from '../../../../../config/edits/remove-value.ts';
import {
  setDefaultFallbacks,
  setFallbacks,
  setRoutingStrategy,
} from '../../../../../config/edits/routing.ts';
import { setValue } from '../../../../../config/edits/set-value.ts';
import { type EditResult, refused } from '../../../../../config/edits/text.ts';
import { brokenLine } from './broken-line.ts';
import type { EditCommand } from './protocol.ts';

/** The text edits that a form's change comes to, or why it cannot be made here. */
export function editFor(document: ConfigDocument, command: EditCommand): EditResult {
  const line = brokenLine(document);
  if (line !== null) return refused(`The YAML breaks at line ${line}: mend it there first`);
  switch (command.kind) {
    case 'set-weights':
      return setWeights(document, command.modelName, command.weights);
    case 'set-value':
      return setValue(document, command.path, command.value);
    case 'remove-value':
      return removeValue(document, command.path);
    case 'add-deployment':
      return addDeployment(document, command.deployment);
    case 'remove-deployment':
      return removeDeployment(document, command.index);
    case 'move-deployment':
      return moveDeployment(document, command.from, command.to);
    case 'rename-model':
      return renameModel(document, command.from, command.to);
    case 'set-fallbacks':
      return setFallbacks(document, command.fallback, command.from, command.targets);
    case 'set-default-fallbacks':
      return setDefaultFallbacks(document, command.targets);
    case 'set-strategy':
      return setRoutingStrategy(document, command.strategy);
  }
}

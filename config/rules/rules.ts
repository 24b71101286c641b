import { badWeight } from './deployment/bad-weight.ts';
import { incompleteDeployment } from './deployment/incomplete-deployment.ts';
import { misplacedLimit, misplacedWeight } from './deployment/misplaced-weight.ts';
import { needsOutboundNetwork } from './deployment/needs-outbound-network.ts';
import { unknownProvider } from './deployment/unknown-provider.ts';
import { fallbackCycle, fallbackToItself } from './routing/fallback-loops.ts';
import { malformedFallbacks } from './routing/malformed-fallbacks.ts';
import { unknownAliasTarget } from './routing/unknown-alias-target.ts';
import { unknownFallback } from './routing/unknown-fallback.ts';
import { unknownRoutingStrategy } from './routing/unknown-routing-strategy.ts';
import { usageWithoutRedis } from './routing/usage-without-redis.ts';
import { ignoredWeights, partialWeights, zeroWeights } from './routing/weights.ts';
import type { DeploymentRule, Rule } from './rule.ts';
import { unsupportedCache } from './settings/cache.ts';
import { callbackSettings, oldS3Callback, unknownCallback } from './settings/callbacks.ts';
import { duplicateDeploymentId } from './settings/duplicate-deployment-id.ts';
import { badBudget, badDuration } from './settings/durations.ts';
import { malformedEnvironmentName, unknownEnvironmentName } from './settings/environment-names.ts';
import { duplicateGuardrailName, guardrailFields, unknownGuardrail } from './settings/guardrails.ts';
import { noModels, notADeployment, notAConfig } from './settings/outline.ts';
import { budgetWithoutDuration, misplacedSetting, needsLicence } from './settings/refused-settings.ts';
import { secretInClearText } from './settings/secret-in-clear-text.ts';
import { unsafeSetting } from './settings/unsafe-setting.ts';
import { weakMasterKey } from './settings/weak-master-key.ts';

/** Looked at item by item, and remembered for each. Of two at one place the first is shown. */
export const DEPLOYMENT_RULES: readonly DeploymentRule[] = [
  incompleteDeployment,
  badWeight,
  misplacedWeight,
  misplacedLimit,
  needsOutboundNetwork,
];

/** Of two at one place the first of the more severe is shown. */
export const RULES: readonly Rule[] = [
  notAConfig,
  noModels,
  notADeployment,
  unknownProvider,
  duplicateDeploymentId,
  unknownRoutingStrategy,
  ignoredWeights,
  partialWeights,
  zeroWeights,
  usageWithoutRedis,
  malformedFallbacks,
  unknownFallback,
  fallbackToItself,
  fallbackCycle,
  unknownAliasTarget,
  weakMasterKey,
  malformedEnvironmentName,
  unknownEnvironmentName,
  secretInClearText,
  unsupportedCache,
  unknownCallback,
  oldS3Callback,
  callbackSettings,
  guardrailFields,
  duplicateGuardrailName,
  unknownGuardrail,
  badDuration,
  badBudget,
  budgetWithoutDuration,
  misplacedSetting,
  needsLicence,
  unsafeSetting,
];

import { badWeight } from './deployment/bad-weight.ts';
import { incompleteDeployment } from './deployment/incomplete-deployment.ts';
import { misplacedLimit, misplacedWeight } from './deployment/misplaced-weight.ts';
import { needsOutboundNetwork } from './deployment/needs-outbound-network.ts';
import { unknownProvider } from './deployment/unknown-provider.ts';
import { fallbackCycle } from './routing/fallback-cycle.ts';
import { fallbackToItself } from './routing/fallback-to-itself.ts';
import { malformedFallbacks } from './routing/malformed-fallbacks.ts';
import { unknownAliasTarget } from './routing/unknown-alias-target.ts';
import { unknownFallback } from './routing/unknown-fallback.ts';
import { unknownRoutingStrategy } from './routing/unknown-routing-strategy.ts';
import { usageWithoutRedis } from './routing/usage-without-redis.ts';
import { ignoredWeights } from './routing/ignored-weights.ts';
import { partialWeights } from './routing/partial-weights.ts';
import { zeroWeights } from './routing/zero-weights.ts';
import type { DeploymentRule, Rule } from './rule.ts';
import { unsupportedCache } from './settings/unsupported-cache.ts';
import { callbackSettings } from './settings/callback-settings.ts';
import { oldS3Callback } from './settings/old-s3-callback.ts';
import { unknownCallback } from './settings/unknown-callback.ts';
import { duplicateDeploymentId } from './settings/duplicate-deployment-id.ts';
import { badBudget } from './settings/bad-budget.ts';
import { badDuration } from './settings/bad-duration.ts';
import { malformedEnvironmentName } from './settings/malformed-environment-name.ts';
import { unknownEnvironmentName } from './settings/unknown-environment-name.ts';
import { duplicateGuardrailName } from './settings/duplicate-guardrail-name.ts';
import { guardrailFields } from './settings/guardrail-fields.ts';
import { unknownGuardrail } from './settings/unknown-guardrail.ts';
import { noModels } from './settings/no-models.ts';
import { notAConfig } from './settings/not-a-config.ts';
import { notADeployment } from './settings/not-a-deployment.ts';
import { budgetWithoutDuration } from './settings/budget-without-duration.ts';
import { misplacedSetting } from './settings/misplaced-setting.ts';
import { needsLicence } from './settings/needs-licence.ts';
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

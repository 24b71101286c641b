"""The section `litellm_settings`: attributes of LiteLLM's module, and what its code reads from the section itself."""

import inspect
from types import MappingProxyType
from typing import Any

import known_types as known
import litellm
from json_schema import (
    ANY,
    NUMBER,
    OPEN_OBJECT,
    TEXT,
    TEXTS,
    map_of,
    mapping,
    of_annotation,
    of_model,
    properties,
    type_of_defaults,
)
from litellm._redis import _get_redis_kwargs
from litellm.caching.caching import Cache
from litellm.proxy import _types as proxy_types
from litellm.types import router as router_types
from litellm.types import utils as utils_types
from litellm.types.proxy.management_endpoints import ui_sso as sso_types
from source_keys import PACKAGE, SOURCES, keys_read

#: Attributes of the module that are its state or its lists of models, not settings.
NOT_SETTINGS = {
    "adapters", "all_litellm_params", "annotations", "azure_llms", "callback_settings", "common_cloud_provider_auth_params",
    "config_path", "credential_list", "error_logs", "guardrail_name_config_map", "initialized_langfuse_clients", "known_tokenizer_config", "litellm_mode",
    "log_level", "longer_context_model_fallback_dict", "model_cost", "model_list", "model_list_set", "models_by_provider",
    "openai_compatible_endpoints", "openai_compatible_providers", "openai_text_completion_compatible_providers",
    "prompt_name_config_map", "request_timeout_explicitly_set", "secret_manager_client", "vector_store_registry",
    "vector_store_index_registry", "check_provider_endpoint",
    "aclient_session", "client_session", "proxy_auth", "headers", "ValidAssistantMessageContentTypes",
    "ValidChatCompletionMessageContentTypes", "ValidUserMessageContentTypes", "pre_call_rules",
}  # fmt: skip


def litellm_settings() -> dict:
    """LiteLLM sets any key as an attribute of its module: known are those that exist there, and those that its code reads from the section."""
    made = {name: attribute_type(name) for name in sorted({*vars(litellm), *litellm.__annotations__}) if is_setting(name)}
    for key, defaults in keys_read(SOURCES, {"litellm_settings"}).items():
        if is_setting(key):
            guess = OPEN_OBJECT if key.endswith("_params") else ANY
            made.setdefault(key, type_of_defaults(defaults) or guess)
    made.update(known.LITELLM)
    made["cache_params"] = cache_params()
    made["key_generation_settings"] = of_annotation(utils_types.StandardKeyGenerationConfig)
    made["model_group_settings"] = of_model(router_types.ModelGroupSettings)
    made["priority_reservation"] = map_of({"anyOf": [NUMBER, of_annotation(utils_types.PriorityReservationDict)]})
    made["tag_budget_config"] = map_of(budget())
    made["s3_callback_params"] = made["s3_audit_callback_params"] = s3_params()
    made["default_internal_user_params"] = mapping(
        properties(of_model(proxy_types.DefaultInternalUserParams)), is_open=True
    )
    return mapping(made)


def is_setting(name: str) -> bool:
    if name.startswith("_") or name.isupper() or name in NOT_SETTINGS or name.endswith(("_models", "_instance", "_transformation")):
        return False
    value = getattr(litellm, name, None)
    return value is None or isinstance(value, (bool, int, float, str, list, tuple, dict, MappingProxyType))


#: What annotations written as text may name.
NAMES = {**vars(utils_types), **vars(router_types), **vars(proxy_types), **vars(sso_types), **vars(litellm)}


def attribute_type(name: str) -> dict:
    if name in known.LITELLM:
        return known.LITELLM[name]
    if name.endswith("_callback") or name in ("callbacks", "audit_log_callbacks"):
        return TEXTS
    annotation: Any = litellm.__annotations__.get(name)
    if isinstance(annotation, str):
        try:
            annotation = eval(annotation, NAMES)  # noqa: S307 - LiteLLM's own annotation
        except Exception:
            annotation = None
    found = of_annotation(annotation) if annotation is not None else ANY
    return found or type_of_defaults([getattr(litellm, name, None)]) or ANY


def budget() -> dict:
    """The model renames two older keys when it is made."""
    return mapping({**properties(of_model(utils_types.BudgetConfig)), "budget_limit": NUMBER, "time_period": TEXT})


def cache_params() -> dict:
    """The cache's own parameters, and those that it hands to the Redis client."""
    signature = inspect.signature(Cache.__init__)
    made = {name: of_annotation(p.annotation) for name, p in signature.parameters.items() if name not in ("self", "kwargs")}
    of_redis = [name for name in _get_redis_kwargs() if not name.endswith(("_func", "_handler", "_dispatcher"))]
    made = {**{name: ANY for name in of_redis}, **made}
    made.update(known.CACHE)
    return mapping(made, is_open=True)


def s3_params() -> dict:
    read = keys_read([PACKAGE / "integrations" / "s3_v2.py"], {"params"})
    return mapping({key: known.S3.get(key, TEXT) for key in read if key.startswith("s3_")}, is_open=True)

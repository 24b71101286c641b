"""The sections of config.yaml: what LiteLLM declares, joined with what its code reads without declaring."""

import ast
import inspect
import types as python_types
from pathlib import Path
from typing import Any, Literal

import known_types as known
import litellm
from json_schema import (
    ANY,
    BOOLEAN,
    INTEGER,
    NUMBER,
    OPEN_OBJECT,
    TEXT,
    TEXTS,
    list_of,
    map_of,
    mapping,
    of_annotation,
    of_model,
)
from litellm._redis import _get_redis_kwargs
from litellm.caching.caching import Cache
from litellm.constants import ROUTER_SETTINGS_MANAGED_OUTSIDE_CONFIG
from litellm.proxy import _types as proxy_types
from litellm.types.guardrails import GuardrailEventHooks, LitellmParams, SupportedGuardrailIntegrations
from litellm.types.secret_managers.main import KeyManagementSettings
from litellm.types.mcp_server.mcp_server_manager import MCPServer
from litellm.types import router as router_types
from litellm.types import utils as utils_types
from litellm.types.proxy.management_endpoints import ui_sso as sso_types
from litellm.types.router import LiteLLM_Params, ModelInfo, RoutingStrategy
from source_keys import keys_read

PACKAGE = Path(litellm.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))


def properties(schema: dict) -> dict:
    return dict(schema["properties"])


def deployment() -> dict:
    """LiteLLM takes any further key and drops it, `rpm` beside `litellm_params` for one; here they are unknown."""
    info = {**properties(of_model(ModelInfo)), **known.MODEL_INFO}
    return mapping(
        {
            "model_name": TEXT,
            "litellm_params": mapping(deployment_params(), ("model",), is_open=True),
            "model_info": mapping(info, is_open=True),
        },
        ("model_name", "litellm_params"),
    )


def deployment_params() -> dict:
    params = {**chat_params(), **known.DEPLOYMENT, **properties(of_model(LiteLLM_Params))}
    for key in ("timeout", "stream_timeout"):
        params[key] = {"type": ["number", "string"]}
    # Text is taken too, but only "true" and "false".
    params["drop_params"] = BOOLEAN
    # Filled by LiteLLM itself.
    for key in ("model_info", "litellm_trace_id"):
        params.pop(key, None)
    return params


def chat_params() -> dict:
    """What a chat call takes and a deployment may fix; not what belongs to one call."""
    of_one_call = {"messages", "model", "model_list", "kwargs", "shared_session", "functions", "function_call", "prediction"}
    signature = inspect.signature(litellm.completion)
    return {
        name: of_annotation(parameter.annotation) for name, parameter in signature.parameters.items() if name not in of_one_call
    }


def router_settings() -> dict:
    signature = inspect.signature(litellm.Router.__init__)
    valid = set(litellm.Router.get_valid_args()) - set(ROUTER_SETTINGS_MANAGED_OUTSIDE_CONFIG)
    made = {name: of_annotation(signature.parameters[name].annotation) for name in valid if name in signature.parameters}
    made.update({key: value for key, value in known.ROUTER.items() if key in valid})
    strategies = [strategy.value for strategy in RoutingStrategy]
    made["provider_budget_config"] = map_of(budget())
    made["routing_strategy"] = {
        "type": "string",
        "enum": list(dict.fromkeys([*made["routing_strategy"]["enum"], *strategies])),
    }
    return mapping(made)


def budget() -> dict:
    """The model renames two older keys when it is made."""
    return mapping({**properties(of_model(utils_types.BudgetConfig)), "budget_limit": NUMBER, "time_period": TEXT})


#: Attributes of the module that are its state or its lists of models, not settings.
NOT_SETTINGS = {
    "adapters", "all_litellm_params", "annotations", "azure_llms", "callback_settings", "common_cloud_provider_auth_params", "config_path",
    "credential_list", "error_logs", "guardrail_name_config_map", "initialized_langfuse_clients", "known_tokenizer_config", "litellm_mode",
    "log_level", "longer_context_model_fallback_dict", "model_cost", "model_list", "model_list_set", "models_by_provider",
    "openai_compatible_endpoints", "openai_compatible_providers", "openai_text_completion_compatible_providers", "prompt_name_config_map",
    "request_timeout_explicitly_set", "secret_manager_client", "vector_store_registry", "vector_store_index_registry", "check_provider_endpoint",
    "aclient_session", "client_session", "proxy_auth", "headers", "ValidAssistantMessageContentTypes",
    "ValidChatCompletionMessageContentTypes", "ValidUserMessageContentTypes", "pre_call_rules",
}  # fmt: skip


def litellm_settings() -> dict:
    """LiteLLM sets any key as an attribute of its module: those that exist there are known, and those that its code reads from the section."""
    made = {name: attribute_type(name) for name in sorted({*vars(litellm), *litellm.__annotations__}) if is_setting(name)}
    for key, defaults in keys_read(SOURCES, {"litellm_settings"}).items():
        if is_setting(key):
            made.setdefault(key, known.LITELLM.get(key) or type_of_defaults(defaults) or ({**OPEN_OBJECT} if key.endswith("_params") else ANY))
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
    return value is None or isinstance(value, (bool, int, float, str, list, tuple, dict, MappingLike))


MappingLike = python_types.MappingProxyType
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


def type_of_defaults(defaults: list[object]) -> dict:
    for default in defaults:
        if isinstance(default, bool):
            return BOOLEAN
        if isinstance(default, (int, float)):
            return NUMBER
        if isinstance(default, str):
            return TEXT
        if isinstance(default, (list, tuple)):
            return {"type": "array"}
        if isinstance(default, dict):
            return OPEN_OBJECT
    return {}


def cache_params() -> dict:
    """The cache's own parameters, and those that it hands to the Redis client."""
    signature = inspect.signature(Cache.__init__)
    made = {name: of_annotation(p.annotation) for name, p in signature.parameters.items() if name not in ("self", "kwargs")}
    made.update({name: ANY for name in _get_redis_kwargs() if name not in made and not name.endswith(("_func", "_handler", "_dispatcher"))})
    made.update(known.CACHE)
    return mapping(made, is_open=True)


def s3_params() -> dict:
    read = keys_read([PACKAGE / "integrations" / "s3_v2.py"], {"params"})
    return mapping({key: known.S3.get(key, TEXT) for key in read if key.startswith("s3_")}, is_open=True)


def general_settings() -> dict:
    made = {key: ANY for key in ("litellm_jwtauth", "key_management_settings")}
    for key, defaults in keys_read(SOURCES, {"general_settings"}).items():
        made[key] = known.GENERAL.get(key) or type_of_defaults(defaults) or ANY
    made.update(properties(of_model(proxy_types.ConfigGeneralSettings)))
    made["litellm_jwtauth"] = of_model(proxy_types.LiteLLM_JWTAuth)
    made["key_management_settings"] = of_model(KeyManagementSettings)
    return mapping(made)


def guardrail() -> dict:
    """Integrations read what they need: the list of parameters stays open, and so does that of integrations (a dotted path is one's own)."""
    params = properties(of_model(LitellmParams))
    hooks = {"type": "string", "enum": [hook.value for hook in GuardrailEventHooks]}
    params["mode"] = {"anyOf": [hooks, list_of(hooks), mapping({"tags": OPEN_OBJECT, "default": {"anyOf": [TEXT, TEXTS]}}, ("tags",))]}
    params["guardrail"] = TEXT
    params["guardrailVersion"] = {"type": ["string", "integer"]}
    return mapping(
        {
            "guardrail_name": TEXT,
            "guardrail_info": OPEN_OBJECT,
            "litellm_params": mapping(params, ("guardrail", "mode"), is_open=True),
            "policy_template": TEXT,
        },
        ("guardrail_name", "litellm_params"),
    )


def mcp_server() -> dict:
    file = PACKAGE / "proxy" / "_experimental" / "mcp_server" / "mcp_server_manager.py"
    fields = properties(of_model(MCPServer))
    read = keys_read([file], {"server_config"})
    return mapping({key: fields.get(key) or type_of_defaults(defaults) or ANY for key, defaults in read.items()})

"""The sections of config.yaml: what LiteLLM declares, joined with what its code reads without declaring."""

import inspect

import known_types as known
import litellm
from json_schema import (
    ANY,
    BOOLEAN,
    INTEGER,
    OPEN_OBJECT,
    TEXT,
    TEXTS,
    list_of,
    map_of,
    mapping,
    of_annotation,
    of_model,
    properties,
    type_of_defaults,
)
from litellm.constants import ROUTER_SETTINGS_MANAGED_OUTSIDE_CONFIG
from litellm.proxy import _types as proxy_types
from litellm.types.guardrails import GuardrailEventHooks, LitellmParams
from litellm.types.mcp_server.mcp_server_manager import MCPServer
from litellm.types.router import LiteLLM_Params, ModelInfo, RoutingStrategy
from litellm.types.secret_managers.main import KeyManagementSettings
from litellm_settings import budget
from source_keys import PACKAGE, SOURCES, keys_read


def deployment() -> dict:
    """LiteLLM takes any further key and drops it, `rpm` beside `litellm_params` for one; here they are unknown."""
    # A number is turned into the text that an id is.
    identity = {"anyOf": [TEXT, INTEGER]}
    info = {**properties(of_model(ModelInfo)), **known.MODEL_INFO, "id": identity}
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
    parameters = inspect.signature(litellm.completion).parameters
    return {name: of_annotation(given.annotation) for name, given in parameters.items() if name not in of_one_call}


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


def general_settings() -> dict:
    made = {key: ANY for key in ("litellm_jwtauth", "key_management_settings")}
    for key, defaults in keys_read(SOURCES, {"general_settings"}).items():
        made[key] = known.GENERAL.get(key) or type_of_defaults(defaults) or ANY
    made.update(properties(of_model(proxy_types.ConfigGeneralSettings)))
    made["litellm_jwtauth"] = of_model(proxy_types.LiteLLM_JWTAuth)
    made["key_management_settings"] = of_model(KeyManagementSettings)
    return mapping(made)


def guardrail() -> dict:
    """Integrations read what they need, so parameters stay open, and so do integrations: a dotted path is one's own."""
    params = properties(of_model(LitellmParams))
    hooks = {"type": "string", "enum": [hook.value for hook in GuardrailEventHooks]}
    by_tag = mapping({"tags": OPEN_OBJECT, "default": {"anyOf": [TEXT, TEXTS]}}, ("tags",))
    params["mode"] = {"anyOf": [hooks, list_of(hooks), by_tag]}
    params["guardrail"] = TEXT
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

"""Prints a JSON Schema of config.yaml, derived from the LiteLLM that this Python has. Structure only; no word of LiteLLM's own texts."""

import json
import sys
from importlib.metadata import version

from json_schema import (
    OPEN_OBJECT,
    TEXT,
    TEXTS,
    list_of,
    map_of,
    mapping,
    of_annotation,
    of_model,
)
from litellm.models.credentials import CredentialItem
from litellm.types.agents import AgentConfig
from litellm.types.prompts.init_prompts import PromptLiteLLMParams
from litellm.types.proxy.policy_engine.policy_types import Policy, PolicyAttachment
from litellm_settings import litellm_settings
from sections import (
    deployment,
    general_settings,
    guardrail,
    mcp_server,
    router_settings,
)
from source_keys import PACKAGE, class_named, reads

ENVIRONMENT = map_of({"type": ["string", "number", "boolean"]})


def top_level() -> dict:
    agents = list_of(of_annotation(AgentConfig))
    return {
        "agent_list": agents,
        "agents": agents,
        "assistant_settings": mapping({"custom_llm_provider": TEXT, "litellm_params": OPEN_OBJECT}),
        "callback_settings": map_of(OPEN_OBJECT),
        "credential_list": list_of(of_model(CredentialItem)),
        "default_vertex_config": OPEN_OBJECT,
        "environment_variables": ENVIRONMENT,
        "files_settings": list_of(provider_settings()),
        "finetune_settings": list_of(provider_settings()),
        "general_settings": general_settings(),
        "guardrails": list_of(guardrail()),
        "include": TEXTS,
        "litellm_settings": litellm_settings(),
        "mcp_servers": map_of(mcp_server()),
        "mcp_tools": list_of(
            mapping({"name": TEXT, "description": TEXT, "input_schema": OPEN_OBJECT, "handler": TEXT}, ("name", "description", "handler"))
        ),
        "model_list": list_of(deployment()),
        "policies": map_of(of_model(Policy)),
        "policy_attachments": list_of(of_model(PolicyAttachment)),
        "prompts": list_of(prompt()),
        "router_settings": router_settings(),
        "sandbox_tools": list_of(named_tool("sandbox_tool_name", "sandbox_provider")),
        "search_tools": list_of(named_tool("search_tool_name", "search_provider")),
        "vector_store_registry": list_of(
            mapping(
                {
                    "vector_store_name": TEXT,
                    "litellm_params": mapping(
                        {"vector_store_id": TEXT, "custom_llm_provider": TEXT, "vector_store_description": TEXT, "vector_store_metadata": OPEN_OBJECT},
                        ("vector_store_id", "custom_llm_provider"),
                        is_open=True,
                    ),
                },
                ("litellm_params",),
            )
        ),
        "worker_registry": list_of(OPEN_OBJECT),
    }


def provider_settings() -> dict:
    known = {"custom_llm_provider": TEXT, "api_base": TEXT, "api_key": TEXT, "api_version": TEXT}
    return mapping(known, ("custom_llm_provider",), is_open=True)


def named_tool(name: str, provider: str) -> dict:
    params = mapping({provider: TEXT, "api_key": TEXT, "api_base": TEXT}, (provider,), is_open=True)
    info = {name.replace("_name", "_info"): OPEN_OBJECT}
    return mapping({name: TEXT, "litellm_params": params, **info}, (name, "litellm_params"))


def prompt() -> dict:
    params = of_model(PromptLiteLLMParams)
    known = {"prompt_id": TEXT, "litellm_params": params, "prompt_info": OPEN_OBJECT}
    return mapping(known, ("prompt_id", "litellm_params"), is_open=True)


def check_top_level(known: dict) -> None:
    """LiteLLM may begin to read a key that nothing here describes; then this fails rather than call it unknown."""
    loader = class_named(PACKAGE / "proxy" / "proxy_server.py", "ProxyConfig")
    read = {found.key for found in reads(loader, {"config"})}
    # Of a reload job's row in the database, which is called "config" too.
    not_sections = {"force_reload", "interval_hours"}
    missing = sorted(read - set(known) - not_sections)
    if missing:
        sys.exit(f"LiteLLM reads top-level keys that scripts/generate/config_schema.py does not know: {', '.join(missing)}")


def main() -> None:
    sections = top_level()
    check_top_level(sections)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "x-litellm-version": version("litellm"),
        **mapping(sections),
    }
    json.dump(schema, sys.stdout, ensure_ascii=False)


main()

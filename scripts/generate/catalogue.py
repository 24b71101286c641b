"""Prints the facts of models from the price map inside the LiteLLM that this Python has, in the names that a config.yaml uses.

`{"version", "abilities": [word], "models": [row], "regional": [[model, input, output]]}`; a row is `[model, provider, mode,
max_input_tokens, max_output_tokens, input, output, abilities, regions, retires_on]`; prices are USD per million tokens, abilities a sum of
powers of two in the order of the list; what the map does not say is null.
"""

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import litellm

MAP = Path(litellm.__file__).parent / "model_prices_and_context_window_backup.json"

#: What a person looks for, by the map's names.
ABILITIES = {
    "supports_vision": "vision",
    "supports_function_calling": "tools",
    "supports_reasoning": "reasoning",
    "supports_prompt_caching": "prompt caching",
    "supports_response_schema": "response schema",
    "supports_pdf_input": "pdf",
    "supports_audio_input": "audio input",
    "supports_audio_output": "audio output",
    "supports_video_input": "video input",
    "supports_image_input": "image input",
    "supports_embedding_image_input": "image input",
    "supports_web_search": "web search",
    "supports_computer_use": "computer use",
}

WORDS = list(dict.fromkeys(ABILITIES.values()))

#: Not called as models: a search engine, a guardrail and a vector store have sections of their own.
NOT_MODELS = {None, "search", "guardrail", "vector_store"}
#: Prices of an image's size and quality, of reserved capacity, or of any model up to a size.
PRICE_POINT = re.compile(
    r"\d+-x-\d+|max-x-max|-month-commitment/|(^|/)(low|medium|high|standard|hd)/|-(up|[\d.]+b)-to?-|-above-\d|-default$"
)
AWS_REGION = re.compile(r"^(bedrock|bedrock_mantle)/([a-z]{2}(?:-gov)?-[a-z]+-\d)/(.+)$")
#: Bedrock's ids have a vendor in front and no `@`; a few entries of the map are not like that.
NOT_OF_BEDROCK = re.compile(r"^bedrock/(([^/]+/)?[^./]+|.*@.*)$")
#: An inference profile says in front where a call may be served.
PROFILE = re.compile(r"^(bedrock)/(us|eu|apac|au|jp|ca|us-gov|global)\.")

PROVIDERS = {str(getattr(provider, "value", provider)) for provider in litellm.provider_list}


def main() -> None:
    entries = json.loads(MAP.read_text(encoding="utf-8"))
    models: dict[str, dict] = {}
    regional: dict[str, dict] = {}
    # Those that have their provider in front come first: they win over the bare name of the same model.
    for key, entry in sorted(entries.items(), key=lambda item: ("/" not in item[0], item[0])):
        if entry.get("mode") in NOT_MODELS or key == "sample_spec" or PRICE_POINT.search(key) or key.startswith("bedrock/invoke/"):
            continue
        model = named(key, entry["litellm_provider"])
        if model is None:
            continue
        (regional if AWS_REGION.match(model) else models).setdefault(model, entry)
    rows = {model: row(model, entry) for model, entry in models.items()}
    prices = []
    for model, entry in sorted(regional.items()):
        provider, region, name = AWS_REGION.match(model).groups()
        base = rows.setdefault(f"{provider}/{name}", row(f"{provider}/{name}", entry))
        if region not in base[8]:
            base[8].append(region)
        own = [usd(entry, "input"), usd(entry, "output")]
        if own != base[5:7]:
            prices.append([model, *own])
    for made in rows.values():
        # Prices of government regions stand there whether or not the model is elsewhere too: they tell nothing of other regions.
        made[8] = [] if all(region.startswith("us-gov-") for region in made[8]) else sorted(made[8])
    models_in_order = [rows[model] for model in sorted(rows)]
    json.dump({"version": version("litellm"), "abilities": WORDS, "models": models_in_order, "regional": prices}, sys.stdout)


def named(key: str, provider: str) -> str | None:
    """As `litellm_params.model` says it: with a provider in front that LiteLLM knows. None for a price that stands for no model."""
    if "/" in key and key.split("/")[0] in PROVIDERS:
        return None if NOT_OF_BEDROCK.match(key) else key
    wanted = provider_of(provider)
    model = f"{wanted}/{key}"
    return model if wanted in PROVIDERS and not NOT_OF_BEDROCK.match(model) else None


def provider_of(provider: str) -> str:
    """`vertex_ai-anthropic_models` and `bedrock_converse` are ways to call one provider."""
    return {"bedrock_converse": "bedrock", "azure_text": "azure"}.get(provider, re.sub(r"^(vertex_ai|fireworks_ai)-.*", r"\1", provider))


def row(model: str, entry: dict) -> list:
    abilities = {word for flag, word in ABILITIES.items() if entry.get(flag) is True}
    profile = PROFILE.match(model)
    return [
        model,
        provider_of(entry["litellm_provider"]),
        entry["mode"],
        tokens(entry, "max_input_tokens"),
        tokens(entry, "max_output_tokens"),
        usd(entry, "input"),
        usd(entry, "output"),
        sum(1 << WORDS.index(word) for word in abilities),
        [profile.group(2)] if profile else list(entry.get("supported_regions", ())),
        entry.get("deprecation_date"),
    ]


def tokens(entry: dict, name: str) -> int | None:
    value = entry.get(name, entry.get("max_tokens") if name == "max_input_tokens" else None)
    return int(value) if isinstance(value, (int, float)) else None


def usd(entry: dict, way: str) -> float | None:
    """Per million tokens, without the noise of binary fractions."""
    value = entry.get(f"{way}_cost_per_token")
    return float(f"{value * 1_000_000:.10g}") if isinstance(value, (int, float)) else None


main()

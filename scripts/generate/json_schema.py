"""JSON Schema as pydantic makes it, cut down to what a config.yaml's reader needs.

What remains: type, enum, properties, required, items, additionalProperties, anyOf. References are written out, "or null" goes (an empty
value is a setting that is not set), and so do titles, defaults and LiteLLM's own descriptions.
"""

from typing import Any

from pydantic import BaseModel, PydanticUserError, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

ANY: dict[str, Any] = {}
TEXT = {"type": "string"}
NUMBER = {"type": "number"}
INTEGER = {"type": "integer"}
BOOLEAN = {"type": "boolean"}
OPEN_OBJECT = {"type": "object"}
TEXTS = {"type": "array", "items": TEXT}
TEXT_OR_TEXTS = {"anyOf": [TEXT, TEXTS]}


def list_of(items: dict) -> dict:
    return {"type": "array", "items": items}


def map_of(values: dict) -> dict:
    return {"type": "object", "additionalProperties": values}


def mapping(properties: dict, required: tuple[str, ...] = (), is_open: bool = False) -> dict:
    """A mapping with known keys; an open one passes other keys on."""
    made: dict[str, Any] = {"type": "object", "properties": dict(sorted(properties.items()))}
    if required:
        made["required"] = sorted(required)
    made["additionalProperties"] = is_open
    return made


class YamlSchema(GenerateJsonSchema):
    """A function is written as its dotted path; what cannot be written at all is left out, as "or null" is."""

    def callable_schema(self, schema: Any) -> dict:
        return dict(TEXT)

    def handle_invalid_for_json_schema(self, schema: Any, error_info: str) -> dict:
        return {"type": "null"}


def of_model(model: type[BaseModel]) -> dict:
    """A pydantic model's fields; keys it would silently drop are not allowed."""
    raw = model.model_json_schema(by_alias=True, schema_generator=YamlSchema)
    return clean(raw, raw.get("$defs", {}))


def of_annotation(annotation: Any) -> dict:
    """A type as written in a signature; `{}` (anything) for one that pydantic cannot read."""
    try:
        raw = TypeAdapter(annotation).json_schema(schema_generator=YamlSchema)
    except PydanticUserError:
        try:
            raw = TypeAdapter(annotation, config={"arbitrary_types_allowed": True}).json_schema(schema_generator=YamlSchema)
        except PydanticUserError:
            return ANY
    return clean(raw, raw.get("$defs", {}))


def clean(node: Any, definitions: dict, seen: tuple[str, ...] = ()) -> dict:
    if not isinstance(node, dict):
        return ANY
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        return ANY if name in seen else clean(definitions[name], definitions, (*seen, name))
    parts = node.get("anyOf") or node.get("oneOf") or node.get("allOf")
    if parts:
        return union([clean(part, definitions, seen) for part in parts if part.get("type") != "null"])
    if "const" in node:
        return choice([node["const"]])
    if "enum" in node:
        return choice(node["enum"])
    kind = node.get("type")
    if kind == "array":
        items = clean(node.get("items"), definitions, seen)
        return {"type": "array", "items": items} if items else {"type": "array"}
    if kind == "object" or "properties" in node:
        return clean_object(node, definitions, seen)
    return {"type": kind} if kind and kind != "null" else ANY


def choice(values: list) -> dict:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len([value for value in values if value is not None]):
        return {"type": "string", "enum": texts}
    return {"enum": [value for value in values if value is not None]}


def clean_object(node: dict, definitions: dict, seen: tuple[str, ...]) -> dict:
    extra = node.get("additionalProperties")
    if "properties" not in node:
        values = clean(extra, definitions, seen) if isinstance(extra, dict) else ANY
        return map_of(values) if values else OPEN_OBJECT
    properties = {key: clean(value, definitions, seen) for key, value in node["properties"].items()}
    return mapping(properties, tuple(node.get("required", ())), is_open=bool(extra))


def union(parts: list[dict]) -> dict:
    """One schema for several: plain types share one `type`, and a known mapping wins over "any mapping"."""
    if ANY in parts or not parts:
        return ANY
    flat = [inner for part in parts for inner in part.get("anyOf", [part])]
    if any("properties" in part for part in flat):
        flat = [part for part in flat if part != OPEN_OBJECT]
    plain = [kind for part in flat if set(part) == {"type"} and part["type"] not in ("array", "object") for kind in types(part)]
    plain = list(dict.fromkeys(plain))
    if "number" in plain and "integer" in plain:
        plain.remove("integer")
    rest: list[dict] = []
    for part in flat:
        if (set(part) != {"type"} or part["type"] in ("array", "object")) and part not in rest:
            rest.append(part)
    if "string" in plain:
        rest = [part for part in rest if part.get("type") != "string"]
    if plain:
        rest.insert(0, {"type": plain[0] if len(plain) == 1 else plain})
    return rest[0] if len(rest) == 1 else {"anyOf": rest}


def types(schema: dict) -> list[str]:
    kind = schema.get("type", [])
    return kind if isinstance(kind, list) else [kind]


def properties(schema: dict) -> dict:
    return dict(schema["properties"])


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

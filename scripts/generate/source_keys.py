"""Which keys of a mapping LiteLLM's code reads: a setting without a model is known only by being read."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import litellm

PACKAGE = Path(litellm.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))


class Read(NamedTuple):
    key: str
    #: What the code assumes when the key is not there; None when it says nothing that could be told.
    default: object


def keys_read(files: Iterable[Path], names: set[str]) -> dict[str, list[object]]:
    """Key -> the defaults given, for each `name.get("key")`, `name["key"]` and `"key" in name`."""
    found: dict[str, list[object]] = {}
    for file in files:
        for read in reads(ast.parse(file.read_text(encoding="utf-8")), names):
            found.setdefault(read.key, []).append(read.default)
    return found


def reads(tree: ast.AST, names: set[str]) -> Iterator[Read]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get" and node.args:
            of, key = node.func.value, node.args[0]
            default = node.args[1] if len(node.args) > 1 else None
        elif isinstance(node, ast.Subscript):
            of, key, default = node.value, node.slice, None
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.In):
            of, key, default = node.comparators[0], node.left, None
        else:
            continue
        if name_of(of).lstrip("_") in names and isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield Read(key.value, default.value if isinstance(default, ast.Constant) else None)


def name_of(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def class_named(file: Path, name: str) -> ast.AST:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return next(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == name)

"""Asks a gateway through the openai package for Python, and prints what came of it as one JSON object.

Arguments: base URL, key. The names of the models are those of ../configs/main.yaml.
"""

import json
import sys

import openai

base_url, key = sys.argv[1:]
MESSAGES = [{"role": "user", "content": "hi"}]


def client(api_key):
    return openai.OpenAI(base_url=f"{base_url}/v1", api_key=api_key, max_retries=0)


def failure(model, api_key=key):
    try:
        client(api_key).chat.completions.create(model=model, messages=MESSAGES)
    except openai.APIStatusError as error:
        return {"kind": type(error).__name__, "status": error.status_code, "code": error.code}
    return None


answer = client(key).chat.completions.create(model="chat", messages=MESSAGES)
pieces = list(
    client(key).chat.completions.create(
        model="chat",
        messages=MESSAGES,
        max_tokens=5,
        stream=True,
        stream_options={"include_usage": True},
    )
)
vector = client(key).embeddings.create(model="embed", input="hi").data[0].embedding
result = {
    "content": answer.choices[0].message.content,
    "totalTokens": answer.usage.total_tokens,
    "streamed": "".join(piece.choices[0].delta.content or "" for piece in pieces),
    "streamedTokens": pieces[-1].usage.total_tokens,
    "dimensions": len(vector),
    "hasChat": "chat" in [model.id for model in client(key).models.list()],
    "failures": {
        model: failure(model)
        for model in ("fails-400", "fails-401", "fails-404", "fails-429", "fails-500", "nobody")
    },
    "wrongKey": failure("chat", "sk-wrong"),
}
print(json.dumps(result))

"""The chat history of the gateway as its documentation has it: each way of chatting, twice, then what is kept of it.

Environment: API_ENDPOINT (`https://HOST/bedrock`), BASE_URL (`https://HOST`), API_KEY, AWS_REGION, MODEL. Prints one JSON object.
"""

import json
import os

import boto3
import requests
from botocore import UNSIGNED
from botocore.client import Config
from openai import OpenAI

base_url = os.environ["BASE_URL"]
api_key = os.environ["API_KEY"]
model = os.environ["MODEL"]
prompt, prompt2 = "My name is Ada.", "What is my name?"

client = OpenAI(base_url=base_url, api_key=api_key)
bedrock = boto3.Session().client(
    "bedrock-runtime",
    endpoint_url=os.environ["API_ENDPOINT"],
    config=Config(signature_version=UNSIGNED),
    region_name=os.environ["AWS_REGION"],
)


def add_key(request, **kwargs):
    request.headers["Authorization"] = f"Bearer {api_key}"


bedrock.meta.events.register("request-created.*", add_key)


def chat(text, fields):
    response = client.chat.completions.create(
        model=model, messages=[{"role": "user", "content": text}], stream=False, extra_body=fields
    )
    return response.model_extra.get("session_id"), response.choices[0].message.content


def chat_stream(text, fields):
    stream = client.chat.completions.create(
        model=model, messages=[{"role": "user", "content": text}], stream=True, extra_body=fields
    )
    ids, said = [], ""
    for chunk in stream:
        ids.append(getattr(chunk, "session_id", None))
        said += (chunk.choices[0].delta.content or "") if chunk.choices else ""
    if any(ids[1:]):
        raise AssertionError("Only the first chunk tells the session's id.")
    return ids[0], said


def converse(text, fields):
    response = bedrock.converse(
        modelId=model,
        messages=[{"role": "user", "content": [{"text": text}]}],
        additionalModelRequestFields=fields,
    )
    said = response["output"]["message"]["content"][0]["text"]
    return response["ResponseMetadata"]["HTTPHeaders"].get("x-session-id"), said


def converse_stream(text, fields):
    response = bedrock.converse_stream(
        modelId=model,
        messages=[{"role": "user", "content": [{"text": text}]}],
        additionalModelRequestFields=fields,
    )
    events = list(response["stream"])
    said = "".join(event["contentBlockDelta"]["delta"]["text"] for event in events if "contentBlockDelta" in event)
    return response["ResponseMetadata"]["HTTPHeaders"].get("x-session-id"), said


def post(path, payload):
    headers = {"Authorization": f"Bearer {api_key}", "Content-Type": "application/json"}
    response = requests.post(f"{base_url}{path}", json=payload, headers=headers)
    if response.status_code != 200:
        raise AssertionError(f"{path}: {response.status_code} {response.text}")
    return response.json()


told = {}
for way in (chat, chat_stream, converse, converse_stream):
    session_id, first = way(prompt, {"enable_history": True})
    same_id, second = way(prompt2, {"session_id": session_id})
    payload = {"session_id": session_id}
    told[way.__name__] = {
        "session_ids": [session_id, same_id],
        "said": [first, second],
        "openai": post("/chat-history", payload),
        "bedrock": post("/bedrock/chat-history", payload),
    }
print(json.dumps({"ways": told, "session_ids": post("/session-ids", {}).get("session_ids", [])}))

"""boto3 and the openai package for Python, driven from outside: one JSON object a line in, one a line out.

In:  {"id", "client": "boto3" | "openai", "url", "key", "attempts", "call", "arguments", "read"?}
     `call` is a method's name: `converse`, `converse_stream`, `invoke_model`, ... or `chat.completions.create`.
     `read`: so many events or chunks of a stream are read, then it is closed.
Out: {"id", "value"} or {"id", "error": {"kind", "code", "message", "status", "attempts"}}, and for a stream that
     broke in its middle both. Bytes are {"$bytes": BASE64} either way. Headers of an answer are under "headers".
Calls run side by side, each in its own thread.
"""

import base64
import json
import os
import sys
import threading

import boto3
import openai
from botocore import UNSIGNED
from botocore.client import Config
from botocore.eventstream import EventStream
from botocore.exceptions import BotoCoreError, ClientError
from botocore.response import StreamingBody

session = boto3.Session()
writing = threading.Lock()
making = threading.Lock()
clients = {}


def boto3_client(url, key, attempts):
    """As the gateway's documentation makes it: unsigned, with the key as bearer token."""
    config = Config(
        signature_version=UNSIGNED,
        retries={"total_max_attempts": attempts, "mode": "standard"},
        read_timeout=50,
    )
    client = session.client("bedrock-runtime", endpoint_url=f"{url}/bedrock", config=config, region_name="us-east-1")

    def add_authorization_header(request, **kwargs):
        request.headers["Authorization"] = f"Bearer {key}"

    client.meta.events.register("request-created.*", add_authorization_header)
    return client


def client_for(kind, url, key, attempts):
    with making:
        name = (kind, url, key, attempts)
        if name not in clients:
            clients[name] = (
                boto3_client(url, key, attempts)
                if kind == "boto3"
                else openai.OpenAI(base_url=f"{url}/v1", api_key=key, max_retries=attempts - 1)
            )
        return clients[name]


def decoded(value):
    if isinstance(value, dict):
        if set(value) == {"$bytes"}:
            return base64.b64decode(value["$bytes"])
        return {name: decoded(item) for name, item in value.items()}
    return [decoded(item) for item in value] if isinstance(value, list) else value


def encoded(value):
    if isinstance(value, (bytes, bytearray)):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {name: encoded(item) for name, item in value.items()}
    return [encoded(item) for item in value] if isinstance(value, list) else value


def told(error):
    if isinstance(error, ClientError):
        details = error.response.get("Error", {})
        meta = error.response.get("ResponseMetadata", {})
        return {
            "kind": type(error).__name__,
            "code": details.get("Code"),
            "message": details.get("Message"),
            "status": meta.get("HTTPStatusCode"),
            "attempts": meta.get("RetryAttempts", 0) + 1,
        }
    if isinstance(error, openai.APIError):
        return {
            "kind": type(error).__name__,
            "code": error.code,
            "message": error.message,
            "status": getattr(error, "status_code", None),
        }
    return {"kind": type(error).__name__, "message": str(error)}


def read_stream(stream, most, events, of=lambda event: event):
    for event in stream:
        events.append(of(event))
        if most is not None and len(events) >= most:
            stream.close()
            return


def ask_boto3(client, call, arguments, most, result):
    answer = getattr(client, call)(**arguments)
    meta = answer.pop("ResponseMetadata")
    result["value"] = value = {"headers": meta["HTTPHeaders"], "attempts": meta.get("RetryAttempts", 0) + 1}
    for name, item in answer.items():
        if isinstance(item, EventStream):
            value[name] = []
            read_stream(item, most, value[name])
        else:
            value[name] = item.read() if isinstance(item, StreamingBody) else item


def ask_openai(client, call, arguments, most, result):
    resource = client
    for name in call.split("."):
        resource = getattr(resource, name)
    raw = resource.__self__.with_raw_response
    answer = getattr(raw, call.rsplit(".", 1)[-1])(**arguments)
    result["value"] = value = {"headers": dict(answer.headers)}
    parsed = answer.parse()
    if arguments.get("stream"):
        value["chunks"] = []
        read_stream(parsed, most, value["chunks"], lambda chunk: chunk.model_dump(exclude_unset=True))
    else:
        value["answer"] = parsed.model_dump(exclude_unset=True)


def ask(line):
    request = json.loads(line)
    result = {"id": request["id"]}
    try:
        kind = request["client"]
        client = client_for(kind, request["url"], request["key"], request["attempts"])
        work = ask_boto3 if kind == "boto3" else ask_openai
        work(client, request["call"], decoded(request["arguments"]), request.get("read"), result)
    except (BotoCoreError, ClientError, openai.OpenAIError) as error:
        result["error"] = told(error)
    except Exception as error:  # what no client should raise is shown as it is
        result["error"] = {"kind": type(error).__name__, "message": str(error)}
    with writing:
        print(json.dumps(encoded(result), default=str), flush=True)


print(json.dumps({"id": 0, "value": {"boto3": boto3.__version__, "openai": openai.__version__}}), flush=True)
for each in sys.stdin:
    threading.Thread(target=ask, args=(each,), daemon=True).start()
os._exit(0)

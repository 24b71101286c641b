import type { Express, Request, Response } from 'express';
import { answerTo } from '../answer.ts';
import { converseAnswer, exceptionOf } from '../converse.ts';
import { converseStream } from '../converse-stream.ts';
import { sendWhole, type Serve } from '../exchange.ts';
import { type Failure, failureBody, failureHeaders } from '../failures.ts';
import type { Fields } from '../fields.ts';
import { readConverse } from '../read-converse.ts';
import { streamAnswer } from '../stream.ts';

/** Bedrock's Converse and ConverseStream; the model in the path may have slashes, coded or not. */
export function addBedrock(app: Express, serve: Serve): void {
  app.post('/model/*id/converse', (request, response) => {
    const { asked, answer, latencyMs } = read(request);
    return serve(request, response, answer.model, {
      isStream: false,
      refuse: refuser(response, answer.model),
      answer: (exchange) => sendWhole(exchange, converseAnswer(answer, asked, latencyMs())),
    });
  });
  app.post('/model/*id/converse-stream', (request, response) => {
    const { asked, answer, latencyMs } = read(request);
    return serve(request, response, answer.model, {
      isStream: true,
      refuse: refuser(response, answer.model),
      answer: (exchange) =>
        streamAnswer(answer, converseStream(answer, response, { asked, latencyMs }), exchange),
    });
  });
}

function read(request: Request<{ readonly id: string[] }>) {
  const began = Date.now();
  const asked = request.body as Fields;
  const answer = answerTo(readConverse(request.params.id.join('/'), asked));
  return { asked, answer, latencyMs: () => Date.now() - began };
}

const refuser = (response: Response, model: string) => (failure: Failure) =>
  void response
    .status(failure.status)
    .set({ ...failureHeaders(failure), 'x-amzn-errortype': exceptionOf(failure.status) })
    .json({ message: failureBody(failure, model).error.message });

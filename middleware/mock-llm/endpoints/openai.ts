import type { Express, Response } from 'express';
import { answerTo } from '../answer.ts';
import { namedModel } from '../ask.ts';
import { chatAnswer } from '../chat.ts';
import { chatStream } from '../chat-stream.ts';
import { embeddingsAnswer } from '../embeddings.ts';
import { sendWhole, type Serve } from '../exchange.ts';
import { type Failure, failureBody, failureHeaders } from '../failures.ts';
import { type Fields, textOf } from '../fields.ts';
import { readChat, readStreamWishes } from '../read-chat.ts';
import { streamAnswer } from '../stream.ts';

/** OpenAI's chat, whole and as a stream, and embeddings; with and without `/v1`. */
export function addOpenAi(app: Express, serve: Serve): void {
  app.post(['/chat/completions', '/v1/chat/completions'], (request, response) => {
    const body = request.body as Fields;
    const { isStream, wantsUsage } = readStreamWishes(body);
    const answer = answerTo(readChat(body));
    return serve(request, response, answer.model, {
      isStream,
      refuse: refuser(response, answer.model),
      answer: (exchange) =>
        isStream
          ? streamAnswer(answer, chatStream(answer, response, { wantsUsage }), exchange)
          : sendWhole(exchange, chatAnswer(answer)),
    });
  });
  app.post(['/embeddings', '/v1/embeddings'], (request, response) => {
    const body = request.body as Fields;
    const model = namedModel(textOf(body['model']) ?? '');
    return serve(request, response, model, {
      isStream: false,
      refuse: refuser(response, model),
      answer: (exchange) => sendWhole(exchange, embeddingsAnswer(body)),
    });
  });
}

const refuser = (response: Response, model: string) => (failure: Failure) =>
  void response.status(failure.status).set(failureHeaders(failure)).json(failureBody(failure, model));

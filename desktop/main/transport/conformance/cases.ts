import { callCases } from './call-cases.ts';
import { malformedCases } from './malformed-cases.ts';
import { streamCases } from './stream-cases.ts';
import type { ConformanceCase } from './wire.ts';

/** What holds over every transport: run over WebSocket, an in-memory pair, and Electron's own port. */
export const conformanceCases: readonly ConformanceCase[] = [...callCases, ...streamCases, ...malformedCases];

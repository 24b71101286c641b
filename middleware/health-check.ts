/** For a container's health check, in an image without curl: ends with 0 when the program on `PORT` says that it is healthy. */
const port = process.env['PORT'] ?? '4000';
const path = process.env['HEALTH_PATH'] ?? '/gatehouse/health';
const WITHIN_MS = 3_000;

try {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(WITHIN_MS) });
  process.exitCode = answer.ok ? 0 : 1;
} catch {
  process.exitCode = 1;
}

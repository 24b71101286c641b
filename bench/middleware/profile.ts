interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

/** As V8 writes it: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile. */
interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds from one sample to the next. */
  readonly timeDeltas: readonly number[];
}

export interface Share {
  readonly name: string;
  /** Of all the time in which the process did something. */
  readonly share: number;
}

export interface ProfileSummary {
  readonly packages: readonly Share[];
  /** By a function's own time. */
  readonly frames: readonly Share[];
  /** Our own functions, with all that they called at once. */
  readonly ours: readonly Share[];
}

const IDLE = '(idle)';
const OURS = 'ours';

/** Whose code a frame is: a package's, a part of Node, ours; what is native counts as the part of Node that called it. */
function ownerOf(functionName: string, url: string): string | undefined {
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (functionName === '(program)') return 'outside JavaScript: event loop, parser, kernel';
  const part = /^node:(?:internal\/)?([^/:]+)/.exec(url)?.[1];
  if (part !== undefined) {
    if (/^_?http/.test(part)) return 'node:http';
    if (/^(net|stream|streams|stream_base_commons|_stream)/.test(part)) return 'node:net and streams';
    if (part === 'crypto') return 'node:crypto';
    if (/^(timers|process|async_hooks|events|async_context_frame)/.test(part))
      return 'node: timers, ticks, events';
    return 'node: other';
  }
  // undici's parser is the only one that we run.
  if (url.startsWith('wasm:') || functionName.startsWith('wasm-')) return 'undici';
  const packageName = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
  if (packageName !== undefined) return packageName;
  return url === '' ? undefined : OURS;
}

const place = (url: string, line: number): string =>
  url === ''
    ? ''
    : ` ${url
        .replace(/^file:\/\//, '')
        .split('/')
        .slice(-2)
        .join('/')}:${line + 1}`;

function sorted(times: ReadonlyMap<string, number>, total: number): Share[] {
  const shares = Array.from(times, ([name, time]) => ({ name, share: time / total }));
  return shares.sort((a, b) => b.share - a.share);
}

/** Each node's own time after the first `leftOutMs`, in microseconds. */
function selfTimes({ samples, timeDeltas }: CpuProfile, leftOutMs: number): Map<number, number> {
  const times = new Map<number, number>();
  let elapsedUs = 0;
  samples.forEach((id, index) => {
    const us = timeDeltas[index] ?? 0;
    elapsedUs += us;
    if (elapsedUs > leftOutMs * 1000) times.set(id, (times.get(id) ?? 0) + us);
  });
  return times;
}

const frameOf = ({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string =>
  `${functionName === '' ? '(anonymous)' : functionName}${place(url, lineNumber)}`;

/** Where the time went, by package and by function; idle time is left out, and so is the beginning. */
export function summarise(text: string, leftOutMs: number): ProfileSummary {
  const profile = JSON.parse(text) as CpuProfile;
  const { nodes } = profile;
  const selfUs = selfTimes(profile, leftOutMs);
  const callers = new Map(
    nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)),
  );
  const packages = new Map<string, number>();
  const frames = new Map<string, number>();
  const ours = new Map<string, number>();
  const add = (times: Map<string, number>, name: string, us: number): void =>
    void times.set(name, (times.get(name) ?? 0) + us);
  let totalUs = 0;
  for (const node of nodes) {
    const us = selfUs.get(node.id) ?? 0;
    if (us <= 0 || node.callFrame.functionName === IDLE) continue;
    totalUs += us;
    const stack: ProfileNode[] = [];
    for (let at: ProfileNode | undefined = node; at; at = callers.get(at.id)) stack.push(at);
    const owners = stack.map(({ callFrame: { functionName, url } }) => ownerOf(functionName, url));
    const owner = owners.find((name) => name !== undefined) ?? 'other';
    add(packages, owner, us);
    add(frames, `${frameOf(node)} [${owner}]`, us);
    // Once for each function, though it may be in the stack twice.
    for (const name of new Set(stack.filter((_, index) => owners[index] === OURS).map(frameOf)))
      add(ours, name, us);
  }
  return {
    packages: sorted(packages, totalUs),
    frames: sorted(frames, totalUs),
    ours: sorted(ours, totalUs),
  };
}

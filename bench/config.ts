import type { ConfigContext } from '../config/context.ts';
import { checkConfig } from '../config/check.ts';
import { diffConfigs } from '../config/diff.ts';
import { parseConfig } from '../config/document.ts';
import { setWeights } from '../config/edits/model-list.ts';
import { applyEdits } from '../config/edits/text.ts';
import type { ReaderAnswer } from '../desktop/renderer/features/config/worker/protocol.ts';
import { ConfigReader } from '../desktop/renderer/features/config/worker/reader.ts';
import { largeConfig, typed } from './config/large-config.ts';
import { line, measure } from './config/measure.ts';

const MODELS = 2000;
/** What the window waits after a keystroke before it sends the text: see session/reader-client.ts. */
const PAUSE_MS = 30;
const KEYSTROKE_MS = 100;
const FORM_EDIT_MS = 50;

const CONTEXT: ConfigContext = {
  environmentNames: ['REDIS_HOST', 'REDIS_PORT', 'LITELLM_MASTER_KEY', 'DATABASE_URL'],
  hasOutboundNetwork: true,
  cacheTypes: ['redis'],
  litellmVersion: '1.104.4',
};

const text = largeConfig(MODELS);
const newest = (run: number): string => typed(text, MODELS, run);

/** A reader whose turns are all taken at once; answers are copied as on their way between threads. */
function openReader(): { readonly read: (text: string) => void; readonly edit: (run: number) => void } {
  const works: (() => void)[] = [];
  const answers: ReaderAnswer[] = [];
  let revision = 0;
  let current = '';
  const reader = new ConfigReader({
    answer: (answer) => answers.push(structuredClone(answer)),
    later: (work) => works.push(work),
    check: checkConfig,
  });
  const finish = (): void => {
    for (let work = works.shift(); work; work = works.shift()) work();
  };
  const read = (next: string): void => {
    answers.length = 0;
    current = next;
    reader.take({ kind: 'text', revision: (revision += 1), text: next });
    finish();
    if (answers.at(-1)?.kind !== 'checked') throw new Error('The reader has not checked the text.');
  };
  reader.take({ kind: 'open', runningText: text, context: CONTEXT });
  reader.take({ kind: 'look', focus: { kind: 'model', modelName: 'model-500' } });
  read(text);
  const edit = (run: number): void => {
    const weights = [run % 100, 100 - (run % 100)];
    const command = { kind: 'set-weights', modelName: 'model-500', weights } as const;
    reader.take({ kind: 'edit', id: run, revision, command });
    const answer = answers.at(-1);
    if (answer?.kind !== 'edited' || answer.outcome.kind !== 'edits')
      throw new Error('The edit was refused.');
    read(applyEdits(current, answer.outcome.edits));
  };
  return { read, edit };
}

const whole = measure(20, (run) => parseConfig(newest(run)));
let document = parseConfig(text);
const part = measure(200, (run) => (document = document.changeTo(newest(run))));

const fresh = measure(20, (run) => checkConfig(parseConfig(newest(run)), { ...CONTEXT }));
const typing = openReader();
const keystroke = measure(100, (run) => typing.read(newest(run)));

const still = parseConfig(text);
const weights = measure(200, (run) => setWeights(still, 'model-500', [run % 50, 100 - (run % 50)]));
const sliding = openReader();
const slide = measure(100, (run) => sliding.edit(run));

const running = parseConfig(text);
const diff = measure(100, (run) => diffConfigs(running, run % 2 === 0 ? document : still));

console.log(
  `config.yaml of ${MODELS} models, ${(text.length / 1000).toFixed(0)} kB; median, 95th percentile, target`,
);
console.log(line('reading, the whole text', whole));
console.log(line('reading, what a keystroke changed', part));
console.log(`  ${(whole.medianMs / part.medianMs).toFixed(0)} times faster`);
console.log(line('reading and checking, nothing remembered', fresh));
console.log(
  line(`a keystroke to its problems (and ${PAUSE_MS} ms of pause)`, keystroke, KEYSTROKE_MS - PAUSE_MS),
);
console.log(`  ${(fresh.medianMs / keystroke.medianMs).toFixed(1)} times faster`);
console.log(line('a form edit to its text edits', weights, FORM_EDIT_MS));
console.log(line('a form edit, until all is checked again', slide, KEYSTROKE_MS));
console.log(line('what a publish would change', diff));

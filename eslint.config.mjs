import { defineConfig } from 'eslint/config';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** One forbidden arrow of the import graph, with what to do instead. */
const arrow = (target, from, message, except) => ({ target, from, message, ...(except && { except }) });

const features = ['gateways', 'stacks', 'config', 'users', 'logs', 'tunnels', 'benchmarks', 'sandbox'];

const betweenFeatures = (root) =>
  features.map((word) =>
    arrow(
      `./${root}/${word}`,
      features.filter((other) => other !== word).map((other) => `./${root}/${other}`),
      `A feature never imports another feature: move what "${word}" needs down, beside the feature folders.`,
    ),
  );

const arrows = [
  arrow(
    './config',
    ['./desktop', './middleware', './infra', './e2e'],
    'config/ is the bottom of the house: pass what it needs as an argument.',
  ),
  arrow(
    './desktop/contract',
    ['./desktop/main', './desktop/renderer', './middleware'],
    'The contract knows only config/: put shapes here, code elsewhere.',
  ),
  arrow(
    './desktop/main',
    ['./desktop/renderer'],
    'Nothing imports the window: share through desktop/contract.',
  ),
  arrow(
    './desktop/renderer',
    ['./desktop/main', './middleware', './infra'],
    'The window asks through desktop/contract: add a procedure there.',
  ),
  arrow('./desktop/main', ['./middleware'], 'The middleware ships alone: start it as a child process.'),
  arrow(
    './middleware',
    ['./desktop', './infra', './config'],
    'The middleware stands alone: it ships as its own container.',
  ),
  ...betweenFeatures('desktop/main'),
  ...betweenFeatures('desktop/renderer/features'),
];

const onlyIn = (name, where) => ({
  group: [name],
  message: `Only ${where} imports ${name}: ask it for what you need.`,
});
const restricted = [
  onlyIn('electron', 'desktop/main/electron*'),
  onlyIn('@aws-sdk/*', 'desktop/main/aws or middleware/prompts'),
  onlyIn('@aws-cdk/*', 'desktop/main/stacks'),
];

export default defineConfig(
  { ignores: ['out', '.cache', 'node_modules', '**/generated/**', 'test-results'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: arrows }],
      'import-x/no-default-export': 'error',
      'no-restricted-imports': ['error', { patterns: restricted }],
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // Tests may be clients of AWS; what they test may not.
    files: ['middleware/prompts/**', 'middleware/**/*.test.ts', 'middleware/**/*.fixture.ts', 'e2e/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [restricted[0], restricted[2]] }] },
  },
  { files: ['desktop/renderer/**'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: [
      'desktop/main/electron*',
      'desktop/main/electron/**',
      'desktop/main/preload.ts',
      'e2e/electron/**',
    ],
    rules: { 'no-restricted-imports': ['error', { patterns: restricted.slice(1) }] },
  },
  {
    files: ['desktop/main/aws/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [restricted[0], restricted[2]] }] },
  },
  {
    files: ['desktop/main/stacks/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [restricted[0], restricted[1]] }] },
  },
  { files: ['*.config.ts', 'e2e/**/*.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
  { files: ['bench/**', 'scripts/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);

// What the app's review asks for (eslint-plugin-obsidianmd, recommended), TypeScript's strict rules, and this project's laws.
import { defineConfig } from 'eslint/config';
import obsidianmd from 'eslint-plugin-obsidianmd';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.{ts,tsx,mts}'];
const NODE_FILES = ['*.config.{ts,mjs}', 'scripts/**', 'test/**', 'src/cli-bin.ts'];

/** What depends on the clock, the device's locale or chance would give two devices two notes. */
const NOT_DETERMINISTIC = [
	{ property: 'localeCompare', message: 'Compare code units with `<` and `>`: every device must sort alike.' },
	{ property: 'toLocaleString', message: 'Core output may not depend on the locale.' },
	{ property: 'toLocaleDateString', message: 'Core output may not depend on the locale.' },
	{ property: 'toLocaleTimeString', message: 'Core output may not depend on the locale.' },
	{ property: 'toLocaleLowerCase', message: 'Use `toLowerCase`: a Turkish device would lower `I` otherwise.' },
	{ property: 'toLocaleUpperCase', message: 'Use `toUpperCase`: a Turkish device would raise `i` otherwise.' },
	{ object: 'Math', property: 'random', message: 'Core is deterministic: the same notes give the same bytes.' },
];

export default defineConfig([
	{
		ignores: ['main.js', 'cli.mjs', 'reports/', 'docs/', 'test/vault/', 'test/notes/', 'test/bench/.corpus/', '**/node_modules/'],
	},
	...obsidianmd.configs.recommended,
	{
		files: ['**/*.{ts,tsx,mts,js,mjs}'],
		extends: [regexp.configs['flat/recommended']],
		rules: {
			// Law 10, linear time: these two are why the plugin is here.
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': 'error',
			// Matters of taste; `[0-9]` says more than `\d` where a grammar is spelled out.
			'regexp/prefer-d': 'off',
			'regexp/prefer-w': 'off',
			'regexp/use-ignore-case': 'off',
			'regexp/no-useless-character-class': 'off',
			// Control characters in notes are what some of the checks look for.
			'no-control-regex': 'off',
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-var': 'error',
			'prefer-const': 'error',
			'object-shorthand': 'error',
			'no-else-return': 'error',
			'no-lonely-if': 'error',
			'no-useless-rename': 'error',
			'no-template-curly-in-string': 'error',
		},
	},
	{
		files: TYPESCRIPT,
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			// The compiler does this better, and knows the types.
			'no-undef': 'off',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
			'@typescript-eslint/no-import-type-side-effects': 'error',
			'@typescript-eslint/explicit-module-boundary-types': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
			'@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
			// `noUncheckedIndexedAccess` is on: `!` is how a scanner says that it has checked the bound.
			'@typescript-eslint/no-non-null-assertion': 'off',
			'no-restricted-syntax': [
				'error',
				{ selector: 'TSEnumDeclaration', message: 'Use a union of string literals: plain data, nothing emitted.' },
				{ selector: 'TSModuleDeclaration[kind="namespace"]', message: 'Use a module.' },
			],
		},
	},
	{
		files: ['src/**/*.{ts,tsx}'],
		ignores: ['src/main.ts'],
		rules: {
			'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
		},
	},
	{
		files: ['src/**/*.{ts,tsx}'],
		rules: {
			'obsidianmd/ui/sentence-case': [
				'error',
				{
					enforceCamelCaseLower: true,
					brands: ['ML Watch', 'Machine Learning Researches', 'Markdown', 'Obsidian', 'GitHub', 'arXiv', 'OpenReview', 'Zotero', 'BibTeX', 'Jekyll'],
					acronyms: ['URL', 'DOI', 'CSV', 'JSON', 'HTML', 'RSS', 'RIS', 'CSL', 'PDF', 'ID', 'API', 'OK', 'UTF'],
				},
			],
			'obsidianmd/prefer-active-doc': 'error',
			'@typescript-eslint/no-deprecated': 'error',
			// A promise that nobody waits for fails in silence: `begin` and `inBackground` (src/obsidian/notices.ts) do not let it.
			'@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
			'no-void': 'error',
			'no-console': ['error', { allow: ['warn', 'error', 'debug'] }],
		},
	},
	{
		// Text in, plain data out (laws 4, 6 and 10). The room's tsconfig takes the DOM, Node and timers away.
		files: ['src/core/**/*.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				{ name: 'Date', message: 'A date in core is a plain year, month and day: a `Date` brings the time zone in.' },
				{ name: 'Intl', message: 'Core output may not depend on the locale.' },
				{ name: 'console', message: 'Core returns what it found; the doors print.' },
			],
			'no-restricted-properties': ['error', ...NOT_DETERMINISTIC],
			'no-console': 'error',
		},
	},
	{
		// The terminal door runs in Node, where `window` and the app's DOM helpers do not exist.
		files: ['src/cli.ts', 'src/cli/**/*.ts', ...NODE_FILES],
		rules: {
			'obsidianmd/prefer-window-timers': 'off',
			'obsidianmd/prefer-active-doc': 'off',
			'obsidianmd/no-global-this': 'off',
			'obsidianmd/prefer-instanceof': 'off',
			'obsidianmd/prefer-create-el': 'off',
			'obsidianmd/hardcoded-config-path': 'off',
			'obsidianmd/ui/sentence-case': 'off',
		},
	},
	{
		files: NODE_FILES,
		rules: {
			'obsidianmd/no-nodejs-modules': 'off',
			'obsidianmd/rule-custom-message': 'off',
			'no-restricted-globals': 'off',
			'no-console': 'off',
			'no-undef': 'off',
			// `scripts/docs.mjs` loads the module that it has just bundled.
			'no-unsanitized/method': 'off',
		},
	},
	{
		// Tests stand in for the app and for people: they reach into what is private, hand over bad data, and lean on mocks that are
		// typed loosely. The product's own rules stay: no look-behind, no unhandled promise, no disabled rule without a reason.
		files: ['test/**'],
		rules: {
			'obsidianmd/no-static-styles-assignment': 'off',
			'obsidianmd/no-forbidden-elements': 'off',
			'obsidianmd/no-plugin-as-component': 'off',
			'obsidianmd/no-tfile-tfolder-cast': 'off',
			'obsidianmd/no-unsupported-api': 'off',
			'obsidianmd/no-view-references-in-plugin': 'off',
			'obsidianmd/object-assign': 'off',
			'obsidianmd/platform': 'off',
			'obsidianmd/prefer-file-manager-trash-file': 'off',
			'obsidianmd/sample-names': 'off',
			'obsidianmd/settings-tab/prefer-setting-definitions': 'off',
			'obsidianmd/settings-tab/no-deprecated-display': 'off',
			'obsidianmd/vault/iterate': 'off',
			'@microsoft/sdl/no-inner-html': 'off',
			'@microsoft/sdl/no-document-write': 'off',
			'no-unsanitized/property': 'off',
			'no-unsanitized/method': 'off',
			'import/no-extraneous-dependencies': 'off',
			'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
			'regexp/no-super-linear-move': 'off',
			'no-template-curly-in-string': 'off',
		},
	},
	{
		files: ['test/**/*.{ts,tsx,mts}'],
		rules: {
			'@typescript-eslint/explicit-module-boundary-types': 'off',
			'@typescript-eslint/no-confusing-void-expression': 'off',
			'@typescript-eslint/no-deprecated': 'off',
			'@typescript-eslint/no-dynamic-delete': 'off',
			'@typescript-eslint/no-empty-function': 'off',
			'@typescript-eslint/no-explicit-any': 'off',
			'@typescript-eslint/no-misused-spread': 'off',
			'@typescript-eslint/no-extraneous-class': 'off',
			'@typescript-eslint/no-unnecessary-condition': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			// The simulated host's files and folders stand in for the app's classes, at run time under the same name.
			'@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
			'@typescript-eslint/no-unnecessary-type-assertion': 'off',
			'@typescript-eslint/no-this-alias': 'off',
			'@typescript-eslint/no-implied-eval': 'off',
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/no-unnecessary-type-conversion': 'off',
			'@typescript-eslint/no-unnecessary-type-parameters': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/restrict-template-expressions': 'off',
			'@typescript-eslint/unbound-method': 'off',
		},
	},
	{
		files: ['**/*.{js,mjs}'],
		languageOptions: { sourceType: 'module' },
	},
	{
		files: ['manifest.json'],
		languageOptions: { parser: tseslint.parser },
		plugins: { obsidianmd },
		rules: { 'obsidianmd/validate-manifest': 'error', 'no-irregular-whitespace': 'off', 'no-unused-expressions': 'off' },
	},
]);

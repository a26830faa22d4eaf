import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { arrows } from './scripts/lint/arrows.js';
import svelteConfig from './svelte.config.js';

const browserGlobals = ['window', 'document', 'navigator', 'location', 'localStorage', 'self'];

/** Rules for every TypeScript source: mistakes that only types reveal, and the house's manners. */
const typed = {
	'@typescript-eslint/await-thenable': 'error',
	'@typescript-eslint/consistent-type-imports': 'error',
	'@typescript-eslint/no-explicit-any': 'error',
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': 'error',
	'@typescript-eslint/no-unnecessary-type-assertion': 'error',
	'@typescript-eslint/only-throw-error': 'error',
	'@typescript-eslint/switch-exhaustiveness-check': [
		'error',
		{ considerDefaultExhaustiveForUnions: true }
	],
	'@typescript-eslint/no-unused-vars': [
		'error',
		{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }
	]
};

export default defineConfig(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'data/',
		'bench/peers/',
		'bench/results/',
		'tests/fixtures/',
		'test-results/',
		'playwright-report/'
	]),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		plugins: { copydesk: { rules: { arrows } } },
		rules: {
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-empty': ['error', { allowEmptyCatch: false }],
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			'copydesk/arrows': 'error',
			// The full-width space is an ordinary character of Chinese copy.
			'no-irregular-whitespace': [
				'error',
				{ skipComments: true, skipStrings: true, skipTemplates: true, skipRegExps: true }
			],
			// The compiler knows names better.
			'no-undef': 'off'
		}
	},
	{
		files: ['**/*.ts', '**/*.svelte'],
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
		},
		rules: typed
	},
	{
		files: ['**/*.svelte'],
		languageOptions: {
			parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] }
		}
	},
	// Read as they stand, not with declarations of runes put into them, so that all are of one program.
	{ files: ['**/*.svelte.ts'], languageOptions: { parser: ts.parser } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		rules: {
			// The product is always served from the root of its host.
			'svelte/no-navigation-without-resolve': 'off',
			// There are no stores, and looking for them by type takes seconds.
			'svelte/require-store-reactive-access': 'off'
		}
	},
	{ files: ['src/**', 'server/**'], rules: { 'no-console': 'error' } },
	{
		files: ['src/lib/model/**', 'src/lib/document/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				...browserGlobals.map((name) => ({
					name,
					message: 'The model and the document run on the server too: no DOM here.'
				}))
			]
		}
	},
	{ files: ['**/*.js', '**/*.mjs'], languageOptions: { globals: globals.node } },
	{ files: ['static/**'], languageOptions: { globals: globals.browser } }
);

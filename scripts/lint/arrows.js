import path from 'node:path';

/**
 * The arrows of ARCHITECTURE.md as a lint rule. Each layer names what its files may import; whatever
 * is not named is refused with the layer's sentence. Imports, re-exports and `import()` count alike,
 * and it does not matter whether a path is written `#model/x.ts` or `../model/x.ts`.
 *
 * @typedef {object} Layer
 * @property {RegExp} files     which files it is, by path from the root; the first layer that fits holds
 * @property {RegExp[]} may     what they may import: a path from the root, `npm:<package>`, `node:<module>`
 * @property {RegExp[]} [types] what they may import beside that with `import type`
 * @property {string} why       the sentence shown when they import anything else
 */

const ALIASES = {
	'#model/': 'src/lib/model/',
	'#document/': 'src/lib/document/',
	'#lib/': 'src/lib/',
	'#server/': 'server/',
	'#tests/': 'tests/'
};

const MODEL = /^src\/lib\/model\//;
const DOCUMENT = /^src\/lib\/document\//;
const SHARED = [MODEL, DOCUMENT];
const BELOW_FEATURES = [...SHARED, /^src\/lib\/(ui|i18n|sync|typeset|compare)\//];
const SVELTE = /^npm:svelte(\/|$)/;
const KIT = /^(\$app\/|\$types$|npm:@sveltejs\/kit$)/;
const YJS = /^npm:(yjs|lib0|y-protocols)(\/|$)/;
const ANY_PACKAGE = /^npm:/;
const NODE = /^node:/;

/**
 * Modules of the server that hold neither state nor connections, so that the copy which the build
 * bundles behaves like the one the server runs. Everything else is reached through `services()`.
 */
const PURE_SERVER_MODULES = [
	/^server\/(services|config|file-name|media-fault|store-fault|zip-stream)\.ts$/
];
/** Small files beside server/main.ts (settings, log, …) that every part of the server may lean on. */
const SERVER_GROUND = [
	/^server\/(?!main\.|boot\.|installation\.|many-newsrooms\.|admin\.|rehearse\.|move-newsroom\.|services\.)[^/]+\.ts$/
];

/** @type {(folder: string) => RegExp} */
const inside = (folder) => new RegExp(`^${folder}/`);

/** Parts that are about another one. @type {Partial<Record<string, RegExp[]>>} */
const STANDS_ON = { 'server/backup': [/^server\/store\//] };

/** @type {(file: string) => Layer} */
function serverPart(file) {
	const part = file.split('/').slice(0, 2).join('/');
	return {
		files: inside(part),
		may: [inside(part), ...(STANDS_ON[part] ?? []), ...SERVER_GROUND, ...SHARED, ANY_PACKAGE, NODE],
		types: [/^server\//],
		why: `${part} stands on the model and the document alone; other parts of the server are handed to it by server/boot.ts (their types may be imported).`
	};
}

/** @type {(file: string) => Layer} */
function feature(file) {
	const folder = file.split('/').slice(0, 3).join('/');
	return {
		files: inside(folder),
		may: [inside(folder), ...BELOW_FEATURES, ANY_PACKAGE, KIT],
		why: `${folder} is a feature: it may use ui, i18n, sync, typeset, compare, the document and the model; another feature meets it in a route, and the server only over the wire.`
	};
}

/** @type {Layer[]} */
const LAYERS = [
	{
		files: /^src\/lib\/model\/calendar\.ts$/,
		may: [MODEL, /^npm:tyme4ts$/],
		why: 'The calendar may use tyme4ts, and otherwise only the model.'
	},
	{
		files: /^src\/lib\/model\/diff\//,
		may: [MODEL, /^npm:diff$/],
		why: 'What has changed between two texts may be found with diff, and otherwise only the model.'
	},
	{
		files: MODEL,
		may: [MODEL],
		why: 'The model is plain TypeScript that browser, server and tests share: it imports nothing outside src/lib/model.'
	},
	{
		files: DOCUMENT,
		may: [...SHARED, YJS, /^npm:@tiptap\/(core|pm|extensions?)(\/|-|$)/],
		why: 'The document knows the model, Yjs and Tiptap, and nothing of browsers, servers or frameworks.'
	},
	{
		files: /^src\/lib\/typeset\//,
		may: [MODEL, /^src\/lib\/typeset\//, /^npm:(@fontsource|lxgw-wenkai-webfont)(\/|$)/],
		why: 'typeset sets pages in any browser window: the model, the DOM and fonts; no Svelte, no Yjs, no Tiptap.'
	},
	{
		files: /^src\/lib\/ui\//,
		may: [/^src\/lib\/(ui|i18n)\//, SVELTE, KIT, /^npm:@fontsource(\/|$)/],
		why: 'ui knows nothing of newsrooms: no model, no document, no feature.'
	},
	{
		files: /^src\/lib\/i18n\//,
		may: [MODEL, /^src\/lib\/i18n\//, SVELTE, KIT],
		why: 'i18n holds texts: it may know the words of the model and nothing else.'
	},
	{
		files: /^src\/lib\/sync\//,
		may: [...SHARED, /^src\/lib\/(sync|i18n)\//, YJS, /^npm:y-websocket$/, SVELTE, KIT],
		why: 'sync is the wire of the browser: it knows the model and the document, and no feature.'
	},
	{
		files: /^src\/(routes\/.*\.server\.ts|routes\/.*\+server\.ts|hooks\.server\.ts)$/,
		may: [
			/^src\/lib\//,
			/^src\/routes\//,
			...PURE_SERVER_MODULES,
			ANY_PACKAGE,
			NODE,
			KIT,
			/^\$env\//
		],
		types: [/^server\//],
		why: 'The build bundles its own copy of what a route imports, so state would exist twice: of #server/ take services.ts, pure modules and types only.'
	},
	{
		files: /^src\//,
		may: [/^src\//, ANY_PACKAGE, KIT, /^\$env\/(static|dynamic)\/public$/],
		why: 'Code that runs in the browser never imports the server.'
	},
	{
		files: /^server\/services\.ts$/,
		// Which request is being answered: one for the process, whichever copy makes it.
		may: [/^node:async_hooks$/],
		types: [/^server\//],
		why: 'services.ts is bundled into the build: of the server it may import types only.'
	},
	{
		files: /^server\/(main|boot|installation|many-newsrooms|admin|rehearse|move-newsroom)\.ts$/,
		may: [/^server\//, /^build\//, ...SHARED, ANY_PACKAGE, NODE],
		why: 'The server composes its parts here; the browser’s code is none of them.'
	}
];

/** @type {(file: string) => Layer | undefined} */
function layerOf(file) {
	if (/\.(test|spec)\.ts$/.test(file)) return undefined;
	if (/^server\/[^/]+\//.test(file)) return serverPart(file);
	const named = LAYERS.find((layer) => layer.files.test(file));
	const isFeature = /^src\/lib\/[^/]+\//.test(file) && named?.files.source === '^src\\/';
	return isFeature ? feature(file) : named;
}

/** What a specifier means: a path from the root, `npm:…`, `node:…` or a name of SvelteKit's. */
function resolve(specifier, file) {
	const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix));
	if (alias) return ALIASES[alias] + specifier.slice(alias.length);
	if (specifier === './$types' || specifier === './$types.d.ts') return '$types';
	if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
	return /^(\$|node:)/.test(specifier) ? specifier : `npm:${specifier}`;
}

function isTypeOnly(node) {
	if (node.importKind === 'type' || node.exportKind === 'type') return true;
	const specifiers = node.specifiers ?? [];
	return specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type');
}

/** @type {import('eslint').Rule.RuleModule} */
export const arrows = {
	meta: {
		type: 'problem',
		docs: { description: 'keeps the arrows between the layers pointing one way' },
		schema: [],
		messages: { refused: '{{why}} (Refused: {{specifier}})' }
	},
	create(context) {
		const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
		const layer = layerOf(file);
		if (!layer) return {};

		function check(node) {
			const specifier = node.source?.value;
			if (typeof specifier !== 'string') return;
			const target = resolve(specifier, file);
			const allowed = isTypeOnly(node) ? [...layer.may, ...(layer.types ?? [])] : layer.may;
			if (allowed.some((pattern) => pattern.test(target))) return;
			context.report({ node, messageId: 'refused', data: { why: layer.why, specifier } });
		}
		return {
			ImportDeclaration: check,
			ExportNamedDeclaration: check,
			ExportAllDeclaration: check,
			ImportExpression: check
		};
	}
};

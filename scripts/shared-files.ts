import type { Plugin } from 'vite';

/** What a build knows of a module: whom it imports at once, and whom when asked. */
export interface ModuleLinks {
	isEntry: boolean;
	importedIds: readonly string[];
	dynamicallyImportedIds: readonly string[];
}

/** Every page has the first, once it is drawn, and the second, every page of the desk the third. */
const FRAMES = [
	{ file: 'faces', roots: ['src/routes/faces.ts'] },
	{ file: 'app', roots: ['src/routes/+layout.svelte', 'src/routes/+error.svelte'] },
	{ file: 'desk', roots: ['src/routes/(desk)/+layout.svelte'] }
];
/**
 * Pages that people open all day, each with what is around it and not around every page of the desk;
 * and what the first of them fetches by itself once something has changed.
 */
const PAGES = [
	['src/routes/(desk)/editions/[date]/+page.svelte'],
	['src/routes/(desk)/stories/[id]/+page.svelte', 'src/routes/(desk)/stories/[id]/+layout.svelte'],
	['src/routes/(desk)/editions/[date]/proof/[page]/+page.svelte'],
	['src/lib/press-check/edition-checking.svelte.ts']
];

/**
 * In which file each module goes that a page of the desk needs at once. A bundler makes a file for each
 * set of pages, and of things loaded when asked for, that share something: dozens of a few hundred
 * bytes, which compress badly. Here everything that all pages need is one file, and what the same of the
 * pages need another; apart stands what others need, too, so that no dialog fetches an editor. Modules
 * that are not named go where the bundler puts them.
 * @param links of every module, by id
 * @param root folder of the project
 */
export function sharedFiles(
	links: ReadonlyMap<string, ModuleLinks>,
	root: string
): Map<string, string> {
	const inProject = (file: string) => `${root}/${file}`;
	const frames = FRAMES.map(({ file, roots }) => ({
		file,
		modules: reachedFrom(links, roots.map(inProject))
	}));
	const pages = PAGES.map((roots) => reachedFrom(links, roots.map(inProject)));
	const others = reachedFrom(links, othersOf(links, new Set(PAGES.flat().map(inProject))));
	const files = new Map<string, string>();
	for (const [id, { isEntry }] of links) {
		if (isEntry) continue;
		const frame = frames.find(({ modules }) => modules.has(id));
		const users = pages.flatMap((modules, index) => (modules.has(id) ? [index] : []));
		if (frame) files.set(id, frame.file);
		else if (users.length > 0)
			files.set(id, `${kindOf(id, users.length, others)}-${users.join('-')}`);
	}
	return files;
}

/** What several pages share is little, and is not divided further. */
function kindOf(id: string, pages: number, others: ReadonlySet<string>): (typeof KINDS)[number] {
	const isPackage = id.includes('/node_modules/');
	if (others.has(id) && isPackage) return 'packages';
	return others.has(id) || pages > 1 ? 'modules' : 'pages';
}

/** What is loaded when asked for, other than the pages. */
function othersOf(links: ReadonlyMap<string, ModuleLinks>, pages: ReadonlySet<string>): string[] {
	const isPage = (id: string) =>
		pages.has(id) || links.get(id)?.importedIds.some((one) => pages.has(one));
	return [...links.values()]
		.flatMap(({ dynamicallyImportedIds }) => dynamicallyImportedIds)
		.filter((id) => !isPage(id));
}

function reachedFrom(
	links: ReadonlyMap<string, ModuleLinks>,
	roots: readonly string[]
): Set<string> {
	const reached = new Set<string>();
	const left = [...roots];
	for (let id = left.pop(); id !== undefined; id = left.pop()) {
		if (reached.has(id)) continue;
		reached.add(id);
		left.push(...(links.get(id)?.importedIds ?? []));
	}
	return reached;
}

const KINDS = ['packages', 'modules', 'pages'] as const;

/** Every set of pages, by their places in the list, the larger ones first. */
const SETS = Array.from({ length: 2 ** PAGES.length - 1 }, (_, set) =>
	PAGES.flatMap((_page, index) => ((set + 1) & (1 << index) ? [index] : []))
).sort((a, b) => b.length - a.length);

/** Whoever imports from a file stands after it. */
const ORDER = [
	...FRAMES.map(({ file }) => file),
	...KINDS.flatMap((kind) => SETS.map((users) => `${kind}-${users.join('-')}`))
];

/** Has the browser’s code come in few files. */
export function fewFiles(): Plugin {
	let files: ReadonlyMap<string, string> = new Map();
	return {
		name: 'copydesk:few-files',
		apply: 'build',
		buildEnd() {
			const links = new Map<string, ModuleLinks>();
			for (const id of this.getModuleIds()) {
				const info = this.getModuleInfo(id);
				if (info) links.set(id, info);
			}
			files = sharedFiles(links, this.environment.config.root);
		},
		outputOptions(options) {
			if (this.environment.config.consumer !== 'client') return null;
			const groups = ORDER.map((file, index) => ({
				name: file,
				test: (id: string) => files.get(id) === file,
				priority: ORDER.length - index
			}));
			return { ...options, codeSplitting: { groups } };
		}
	};
}

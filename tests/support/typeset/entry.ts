/** The line engine in a bare page, for browser tests and benchmarks: `window.typeset`. */
import type { Copy } from '#model/copy.ts';
import type { Sheet } from '#model/geometry.ts';
import type { Format } from '#model/page.ts';
import { drawPage } from '#lib/typeset/draw-page.ts';
import { TYPESET_FACES } from '#lib/typeset/fonts.ts';
import { galleyOf } from '#model/galley.ts';
import { DeclaredFaces } from '#lib/typeset/load-faces.ts';
import { Meter } from '#lib/typeset/meter.ts';
import type { Picture, PlannedPage } from '#lib/typeset/page-plan.ts';
import type { Problem } from '#lib/typeset/problem.ts';
import { setEdition } from '#lib/typeset/set-edition.ts';
import type { SetEdition } from '#lib/typeset/set-page.ts';
import { setSettled } from '#lib/typeset/set-settled.ts';
import '#lib/typeset/typeset.css';

/** An EditionPlan that can be sent to the page. */
export interface PlainPlan {
	format: Format;
	pages: PlannedPage[];
	stories: Copy[];
	pictures: Record<string, Picture>;
}

export interface TypesetPage {
	/** Resolves when the faces are there. @param broken family whose file is to be missing */
	open(broken?: string): Promise<void>;
	set(plan: PlainPlan): Promise<SetEdition>;
	/** Sets without waiting for fonts; ms it took. */
	time(plan: PlainPlan): number;
	/** Forgets all measured lines. */
	forget(): void;
	/** Draws type areas, or whole sheets. */
	draw(set: SetEdition, sheet?: Sheet): void;
	fontProblems(): Problem[];
}

declare global {
	interface Window {
		typeset: TypesetPage;
	}
}

let meter: Meter | null = null;
let faces: DeclaredFaces | null = null;

const planOf = (plain: PlainPlan) => ({
	...plain,
	stories: new Map(plain.stories.map((copy) => [copy.storyId, galleyOf(copy)])),
	pictures: new Map(Object.entries(plain.pictures))
});

function opened(): Meter {
	if (!meter) throw new Error('open() comes first');
	return meter;
}

/** A sheet of paper with a page on it, which prints as one. */
function leafOf(page: HTMLElement, { width, height, type }: Sheet): HTMLElement {
	const leaf = document.createElement('div');
	leaf.className = 'leaf';
	const style = `position: relative; overflow: hidden; width: ${width}px; height: ${height - 1}px`;
	leaf.style.cssText = `${style}; break-after: page`;
	page.style.position = 'absolute';
	page.style.left = `${type.x}px`;
	page.style.top = `${type.y}px`;
	leaf.append(page);
	return leaf;
}

window.typeset = {
	open: async (broken) => {
		faces = new DeclaredFaces(
			document,
			TYPESET_FACES.map((face) => (face.family === broken ? { ...face, url: '/none.woff2' } : face))
		);
		await faces.load();
		meter = new Meter(document, { em: 12, pitch: 17 });
	},
	set: (plan) => setSettled(opened(), planOf(plan)),
	time: (plan) => {
		const begun = performance.now();
		setEdition(opened(), planOf(plan));
		return performance.now() - begun;
	},
	forget: () => opened().forget(),
	draw: (set, sheet) => {
		for (const old of document.querySelectorAll('.typeset-page, .leaf')) old.remove();
		const pages = set.pages.map((page) => drawPage(document, page));
		document.body.append(...(sheet ? pages.map((page) => leafOf(page, sheet)) : pages));
	},
	fontProblems: () => faces?.problems() ?? []
};

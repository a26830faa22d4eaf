import type { Problem } from './problem.ts';

/** A face of the page: one file, and a family of slices for the characters it lacks. */
export interface TypesetFace {
	family: string;
	weight: number;
	/** null: slices are all there is. */
	url: string | null;
	slices: string;
	/** The characters it is used for, as CSS has them; not given: all. */
	range?: string;
}

/** The faces in a document. Slices come in by themselves, when a text with their characters is set. */
export interface DeclaredFaces {
	/** `fontMissing` for each face of which a file did not load, as it is now. */
	problems(): Problem[];
	/** Takes the faces out of the document again. */
	close(): void;
}

/** Loads the files of all faces; measure only afterwards. What does not load is told, not thrown. */
export async function loadFaces(
	document: Document,
	faces: readonly TypesetFace[]
): Promise<DeclaredFaces> {
	const { added, declared } = add(document, faces);
	await Promise.allSettled(added.map((face) => face.load()));
	return declared;
}

/** Makes the faces known; each is loaded when a text that is set in it is measured first. */
export const declareFaces = (document: Document, faces: readonly TypesetFace[]): DeclaredFaces =>
	add(document, faces).declared;

function add(
	document: Document,
	faces: readonly TypesetFace[]
): { added: FontFace[]; declared: DeclaredFaces } {
	const added = faces.flatMap(({ family, weight, url, range }) => {
		if (url === null) return [];
		const only = range === undefined ? {} : { unicodeRange: range };
		return [new FontFace(family, `url("${url}")`, { weight: String(weight), ...only })];
	});
	for (const face of added) document.fonts.add(face);
	const declared = {
		problems: () => faces.filter((face) => hasFailed(document, face)).map(missingFace),
		close: () => {
			for (const face of added) document.fonts.delete(face);
		}
	};
	return { added, declared };
}

function hasFailed(document: Document, { family, slices, weight }: TypesetFace): boolean {
	return [...document.fonts].some((face) => {
		const name = face.family.replaceAll(/["']/g, '');
		const isOurs = name === family || name === slices;
		return isOurs && face.weight === String(weight) && face.status === 'error';
	});
}

const missingFace = ({ family, weight }: TypesetFace): Problem => ({
	kind: 'fontMissing',
	family,
	weight,
	storyId: null,
	slotId: null
});

import type { Problem } from './problem.ts';
import { failedSlices, renewSlices } from './renew-slices.ts';

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
export class DeclaredFaces {
	readonly #document: Document;
	readonly #faces: readonly TypesetFace[];
	readonly #files = new Map<TypesetFace, FontFace>();

	constructor(document: Document, faces: readonly TypesetFace[]) {
		this.#document = document;
		this.#faces = faces;
		for (const face of faces) this.#declare(face);
	}

	#declare(face: TypesetFace): FontFace | null {
		const { family, weight, url, range } = face;
		if (url === null) return null;
		const only = range === undefined ? {} : { unicodeRange: range };
		const file = new FontFace(family, `url("${url}")`, { weight: String(weight), ...only });
		this.#files.set(face, file);
		this.#document.fonts.add(file);
		return file;
	}

	/** Loads the files of all; what does not come is among the problems. @param told after each */
	async load(told: () => void = () => undefined): Promise<void> {
		await Promise.allSettled([...this.#files.values()].map((file) => file.load().then(told, told)));
	}

	/** `fontMissing` for each face of which a file did not load, as it is now. */
	problems(): Problem[] {
		return this.#faces
			.filter(
				(face) =>
					this.#files.get(face)?.status === 'error' ||
					failedSlices(this.#document, face.slices, face.weight).length > 0
			)
			.map(missingFace);
	}

	/** Fetches anew what did not load: a font that failed once stays so. Resolves when it came, or failed again. */
	async fetchAgain(): Promise<void> {
		const files: FontFace[] = [];
		for (const face of this.#faces) {
			const failed = this.#files.get(face);
			if (failed?.status === 'error') {
				this.#document.fonts.delete(failed);
				files.push(this.#declare(face) as FontFace);
			}
			files.push(...renewSlices(this.#document, face.slices, face.weight));
		}
		await Promise.allSettled(files.map((file) => file.load()));
	}

	/** Takes the faces out of the document again. */
	close(): void {
		for (const file of this.#files.values()) this.#document.fonts.delete(file);
	}
}

const missingFace = ({ family, weight }: TypesetFace): Problem => ({
	kind: 'fontMissing',
	family,
	weight,
	storyId: null,
	slotId: null
});

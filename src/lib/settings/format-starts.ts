import { formatNow, formatsOf, offeredFormats } from '#model/paper-format.ts';
import { FORMAT_PRESETS } from '#model/format-presets.ts';
import type { Id } from '#model/ids.ts';
import type { Format } from '#model/page.ts';
import type { DeskView } from '#model/records.ts';
import type { FormatStart } from './format-draft.svelte.ts';

/** What those that are offered are called. */
interface Words {
	like: (name: string) => string;
	copyOf: (name: string) => string;
	preset: (sheet: 'duikai' | 'sikai', columns: number, isLarge: boolean) => string;
}

/** What a new page format may begin from: one that the paper has, or one that is usual. */
export class FormatStarts {
	readonly #view: DeskView;
	readonly #words: Words;
	readonly #nameOf: (format: Format) => string;

	constructor(view: DeskView, words: Words, nameOf: (format: Format) => string) {
		this.#view = view;
		this.#words = words;
		this.#nameOf = nameOf;
	}

	/** Each by a key that `start` takes; with the one that is chosen, though it may be retired. */
	options(chosen: string): { value: string; label: string }[] {
		const like = formatsOf(this.#view).filter(({ id, retired }) => !retired || id === chosen);
		const own = like.map((format) => ({
			...{ value: format.id, label: this.#words.like(this.#nameOf(format)) }
		}));
		const usual = FORMAT_PRESETS.map(({ id, sheet, columns, isLarge = false }) => ({
			...{ value: `${PRESET}${id}`, label: this.#words.preset(sheet, columns, isLarge) }
		}));
		return [...own, ...usual];
	}

	/** One whose sizes are from elsewhere than the paper. */
	isUsual(key: string): boolean {
		return key.startsWith(PRESET);
	}

	start(key: string): FormatStart {
		const preset = FORMAT_PRESETS.find(({ id }) => key === `${PRESET}${id}`);
		if (!preset) return this.like(key);
		const { sheet, columns, isLarge = false, likeId, patch } = preset;
		return { key, likeId, patch: { ...patch, name: this.#words.preset(sheet, columns, isLarge) } };
	}

	/** As one that the paper has; as the paper's own where that is gone. */
	like(id: Id): FormatStart {
		const format = formatNow(this.#view, id) ?? offeredFormats(this.#view)[0];
		if (!format) throw new Error('the paper has no page format');
		return {
			key: format.id,
			likeId: format.id,
			patch: { name: this.#words.copyOf(this.#nameOf(format)) }
		};
	}
}

/** Of the keys of what comes with the program: no id has a colon. */
const PRESET = 'preset:';

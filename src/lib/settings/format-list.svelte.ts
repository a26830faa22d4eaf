import { formatOf } from '#model/format.ts';
import { formatsOf, sameFormat, type PaperFormat } from '#model/paper-format.ts';
import type { Result } from '#model/result.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';

/** Where a page format is used. */
export interface FormatUse {
	/** New editions take it. */
	isDefault: boolean;
	templates: number;
	/** All that were made in it, and those of them that were before it was changed. */
	editions: number;
	older: number;
}

/** The paper's page formats, and where each is used. */
export class FormatList {
	readonly desk: DeskState;

	constructor(desk: DeskState) {
		this.desk = desk;
	}

	readonly formats: readonly PaperFormat[] = $derived.by(() => formatsOf(this.desk));

	useOf(format: PaperFormat): FormatUse {
		const made = this.desk.editions.filter(({ formatId }) => formatId === format.id);
		return {
			isDefault: this.desk.newsroom?.formatId === format.id,
			templates: this.desk.templates.filter(({ formatId }) => formatId === format.id).length,
			editions: made.length,
			older: made.filter((edition) => !sameFormat(formatOf(edition), format)).length
		};
	}

	/** Retires a format, or offers it again. */
	retire({ id }: PaperFormat, retired: boolean): Promise<Result<Done, RunError>> {
		return this.desk.run({ type: 'format.update', id, patch: { retired } });
	}
}

import { formatNow, madeIn } from '#model/paper-format.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Template } from '#model/page.ts';
import { templateOn } from '#model/refit.ts';
import type { Result } from '#model/result.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';

/** In the order in which a paper is made. */
const KINDS: readonly Template['kind'][] = ['front', 'inside', 'ad'];

/** The paper's templates, to keep in order. */
export class TemplateShelf {
	readonly desk: DeskState;

	constructor(desk: DeskState) {
		this.desk = desk;
	}

	/** Of a format: front pages first, then by name. */
	of(formatId: Id): Template[] {
		const rank = ({ kind }: Template) => KINDS.indexOf(kind);
		return this.desk.templates
			.filter((one) => one.formatId === formatId)
			.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh'));
	}

	/** As new editions take it; null: it has no room in its format as that is now. */
	now(template: Template): Template | null {
		const format = formatNow(this.desk, template.formatId);
		const slots = format && templateOn(template, format);
		return slots ? { ...template, ...madeIn(format), slots } : null;
	}

	/** Pages of the page plan that take it, from 1. */
	pagesOf(id: Id): number[] {
		const plan = this.desk.newsroom?.pagePlan ?? [];
		return plan.flatMap(({ templateId }, at) => (templateId === id ? [at + 1] : []));
	}

	/** Whether another template of the format has a name. */
	isTaken(name: string, { id, formatId }: Template): boolean {
		return this.of(formatId).some((one) => one.id !== id && one.name === name.trim());
	}

	rename(template: Template, name: string): Promise<Result<Done, RunError>> {
		return this.desk.run({ type: 'template.save', template: { ...template, name: name.trim() } });
	}

	duplicate(template: Template, name: string): Promise<Result<Done, RunError>> {
		const slots = template.slots.map((slot) => ({ ...slot, id: newId() }));
		const copy = { ...template, id: newId(), name, slots };
		return this.desk.run({ type: 'template.save', template: copy });
	}

	remove({ id }: Template): Promise<Result<Done, RunError>> {
		return this.desk.run({ type: 'template.remove', id });
	}
}

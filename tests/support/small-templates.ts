import { newId } from '#model/ids.ts';
import type { SlotRole } from '#model/page.ts';
import { HOUSE } from '#model/person.ts';
import { TEMPLATES } from '#model/templates.ts';
import type { Services } from '#server/boot.ts';

/** What is left of the first front page and the first page inside. */
const KEPT: Record<string, SlotRole[]> = {
	'sikai-front': ['masthead', 'lead', 'column'],
	'sikai-news': ['folio', 'lead', 'column', 'ad']
};

/** Makes a paper's first templates small: of each role one slot, so that a handful of stories fill two pages. */
export async function keepSmallTemplates({ desk }: Pick<Services, 'desk'>): Promise<void> {
	for (const template of TEMPLATES) {
		const roles = KEPT[template.id];
		if (!roles) continue;
		const slots = roles.flatMap((role) => template.slots.find((slot) => slot.role === role) ?? []);
		const command = { type: 'template.save', template: { ...template, slots } } as const;
		const saved = await desk.execute(HOUSE, newId(), command);
		if (!saved.ok) throw new Error(`refused: ${JSON.stringify(saved.error)}`);
	}
}

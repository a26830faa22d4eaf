import { expect, test } from 'vitest';
import { formatOf } from '#model/format.ts';
import { slotBox } from '#model/geometry.ts';
import { takesStory } from '#model/page.ts';
import { TEMPLATES } from '#model/templates.ts';
import { isArrow, nextTarget, type TargetBox } from '#lib/ui/next-target.ts';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].filter(isArrow);

const filled = TEMPLATES.filter(({ slots }) => slots.some(takesStory));

test.each(filled.map((one) => [one.id, one] as const))(
	'arrows reach every target of two pages of %s',
	(_, template) => {
		const format = formatOf(template);
		const boxes = [0, 1].flatMap((at) =>
			template.slots
				.filter((slot) => takesStory(slot) || slot.role === 'teaser')
				.map((slot): TargetBox => {
					const { left, top, width, height } = slotBox(format, slot);
					return {
						id: `${at}${slot.id}`,
						x: at * 230 + left * 200,
						y: top * 290,
						width: width * 200,
						height: height * 290
					};
				})
		);
		for (const start of boxes) {
			const reached = new Set([start.id]);
			for (const id of reached)
				for (const key of ARROWS) {
					const next = nextTarget(boxes, id, key);
					if (next !== null) reached.add(next);
				}
			expect([start.id, boxes.map(({ id }) => id).filter((id) => !reached.has(id))]).toEqual([
				start.id,
				[]
			]);
		}
	}
);

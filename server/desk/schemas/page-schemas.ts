import * as v from 'valibot';
import { BORDERS, CORNERS, HEAD_LEVELS, SIDES, SLOT_ROLES } from '#model/page.ts';
import { MAX_TRYOUT_NAME } from '#model/tryout/tryout.ts';
import { MAX_MOMENT_NAME } from '#model/moment.ts';
import {
	command,
	count,
	figure,
	hash,
	heads,
	id,
	line,
	name,
	positive,
	teaserItems,
	teaserTitle,
	time
} from './parts.ts';

/** Columns of a page, and lines, are some: beyond that a frame for each would take minutes to make. */
const fewColumns = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20));

const someLines = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(400));

const gridRect = v.object({ column: count, line: count, span: positive, lines: positive });

const teaser = v.variant('kind', [
	v.object({ title: teaserTitle, kind: v.literal('stories'), items: teaserItems }),
	v.object({ title: teaserTitle, kind: v.literal('index') })
]);

const slot = v.object({
	id,
	role: v.picklist(SLOT_ROLES),
	at: gridRect,
	parts: v.optional(v.pipe(v.array(gridRect), v.length(2))),
	measure: v.optional(v.pipe(fewColumns, v.minValue(1))),
	headLines: v.optional(someLines),
	photoLines: v.optional(someLines),
	level: v.optional(v.picklist(HEAD_LEVELS)),
	headColumns: v.optional(fewColumns),
	photoColumns: v.optional(v.pipe(fewColumns, v.minValue(1))),
	photoCorner: v.optional(v.picklist(CORNERS)),
	border: v.optional(v.picklist(BORDERS)),
	sides: v.optional(v.pipe(v.array(v.picklist(SIDES)), v.maxLength(SIDES.length))),
	label: v.optional(line),
	teaser: v.optional(teaser)
});

const slots = v.pipe(v.array(slot), v.maxLength(200));

/** What changes a plan, for real or on a try-out. */
const placing = { storyId: id, slotId: id, pageId: id, expect: v.nullable(id) };

const unplacing = { storyId: id, slotId: v.optional(id) };

const labelling = { pageId: id, slotId: id, label: line };

const teasing = {
	...{ pageId: id, slotId: id, teaser: v.nullable(teaser) },
	expect: v.optional(v.nullable(teaser))
};

const drawing = { id, slots, templateId: v.nullable(id), expect: v.optional(slots) };

/** How a page is laid out, and which story stands in which of its slots. */
const pagePlan = {
	...{ slots, templateId: v.nullable(id) },
	placements: v.pipe(v.array(v.object({ slotId: id, storyId: id })), v.maxLength(200))
};

const pageCause = v.union([
	v.object({ kind: v.picklist(['words', 'run', 'came', 'went']), storyId: id }),
	v.object({ kind: v.picklist(['layout', 'furniture']) })
]);

/** What a template was drawn in; it is checked as one that is filled in. */
const drawnIn = v.object({
	...{ id, name, trim: v.object({ width: figure, height: figure }), em: figure, pitch: figure },
	...{ columns: figure, chars: figure, gutter: figure, lines: figure },
	...{ top: v.optional(figure), bleed: v.optional(figure), hairline: v.optional(figure) },
	heads: v.optional(heads)
});

/** Pages and what stands on them, for real or on a try-out. */
export const PAGE_SCHEMAS = {
	'page.update': command('page.update', {
		id,
		patch: v.partial(
			v.object({
				name: line,
				editorId: v.nullable(id),
				proofreaderId: v.nullable(id),
				deadline: v.nullable(time)
			})
		)
	}),
	'page.layout': command('page.layout', drawing),
	'template.save': command('template.save', {
		template: v.object({
			id,
			name,
			formatId: id,
			format: v.optional(drawnIn),
			kind: v.picklist(['front', 'inside', 'ad']),
			slots
		})
	}),
	'template.remove': command('template.remove', { id }),
	'plan.mark': command('plan.mark', {
		...{ id, editionId: id },
		name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_MOMENT_NAME))
	}),
	'plan.restore': command('plan.restore', {
		...{ pageId: id, ...pagePlan },
		expect: v.object(pagePlan)
	}),
	'tryout.start': command('tryout.start', {
		...{ id, editionId: id },
		name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_TRYOUT_NAME))
	}),
	'tryout.change': command('tryout.change', {
		id,
		command: v.variant('type', [
			command('story.place', placing),
			command('story.unplace', unplacing),
			command('slot.label', labelling),
			command('slot.teaser', teasing),
			command('page.layout', drawing)
		])
	}),
	'tryout.commit': command('tryout.commit', {
		id,
		decisions: v.pipe(
			v.array(
				v.object({
					key: v.pipe(v.string(), v.maxLength(500)),
					take: v.picklist(['tried', 'real'])
				})
			),
			v.maxLength(500)
		)
	}),
	'tryout.drop': command('tryout.drop', { id }),
	'story.place': command('story.place', placing),
	'story.unplace': command('story.unplace', unplacing),
	'slot.label': command('slot.label', labelling),
	'slot.teaser': command('slot.teaser', teasing),
	'proof.pull': command('proof.pull', { id, pageId: id }),
	'page.sign': command('page.sign', { id, pageId: id, hash }),
	'pageSignature.void': command('pageSignature.void', {
		id,
		by: v.nullable(id),
		causes: v.pipe(v.array(pageCause), v.maxLength(400))
	})
};

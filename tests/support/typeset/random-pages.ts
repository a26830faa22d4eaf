import { plannedPage } from '#lib/proof/page-plan-of.ts';
import type { Copy } from '#model/copy.ts';
import { frameOf, roughRoom } from '#model/fit.ts';
import { shippedFormat } from '#model/format.ts';
import { takesStory, type Page, type Slot, type Template } from '#model/page.ts';
import { TEMPLATES } from '#model/templates.ts';
import type { Random } from '../../sync/story/random.ts';
import type { PlainPlan } from './entry.ts';
import { newsCopy } from './news-copy.ts';
import { photo } from './plan.ts';
import { randomCopy } from './random-copy.ts';

/** A picture of any shape. */
const RATIOS = [0.66, 0.75, 1, 1.33, 1.5, 1.78, 2.4];

/**
 * Two pages after templates of one format with a story in every slot: most of about its slot's
 * length, some far too long, a tenth of anything at all, and one that goes on on page 2.
 */
export const randomPages = (random: Random): PlainPlan => randomEdition(random).plan;

/** The same, with the pages as the board has them and the story of each of their slots. */
export function randomEdition(random: Random): {
	plan: PlainPlan;
	pages: Page[];
	standing: ReadonlyMap<string, string>;
} {
	const format = shippedFormat(random.pick(['sikai', 'duikai']));
	const templates = TEMPLATES.filter(({ formatId }) => formatId === format.id);
	const pages = [1, 2].map((number) => pageOf(random.pick(templates), number));
	const stories: Copy[] = [];
	const pictures: PlainPlan['pictures'] = {};
	const standing = new Map<string, string>();
	for (const page of pages)
		for (const slot of page.slots.filter((one) => takesStory(one) && one.role !== 'jump')) {
			const storyId = slot.id;
			const room = roughRoom([frameOf(format, slot)]);
			const story = random.chance(0.1)
				? randomCopy(random, storyId)
				: newsCopy(random, storyId, room * (0.4 + random.next()));
			if (slot.photoLines && random.chance(0.9)) {
				pictures[storyId] = { url: PICTURE, ratio: random.pick(RATIOS) };
				story.blocks.push(photo(storyId, '图为收割现场，农户正在装车。', '林川 摄'));
			}
			stories.push(story);
			standing.set(slot.id, storyId);
		}
	const jump = pages[1]?.slots.find(({ role }) => role === 'jump');
	const [first] = pages[0]?.slots.filter(({ role }) => role === 'lead' || role === 'column') ?? [];
	if (jump && first) standing.set(jump.id, first.id);
	const planned = pages.map((page) =>
		plannedPage(format, page, ({ id }) => standing.get(id) ?? null)
	);
	return { plan: { format, stories, pictures, pages: planned }, pages, standing };
}

/** One grey pixel. */
const PICTURE =
	'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

function pageOf({ id, formatId, slots }: Template, number: number): Page {
	const own = slots.map((slot): Slot => ({ ...slot, id: `${number}-${slot.id}` }));
	const nobody = { editionId: 'e', name: '', editorId: null, proofreaderId: null, deadline: null };
	return { ...nobody, id: `p${number}`, number, formatId, templateId: id, slots: own };
}

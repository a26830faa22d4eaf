import { HARD_BREAK, type Block, type BlockType } from '#document/block.ts';
import { bodyHtml } from './body-html.ts';
import { assetOf, creditOf, titleIn, type ExportStory } from './export-story.ts';
import { legible } from '../legible.ts';

/** Where the items of ninjs are looked up in the IPTC's specification. */
const SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#';

/**
 * A story as a news item of IPTC ninjs 3.2: headlines by role, the body as HTML, photos as
 * associations. Whatever is not signed off is withheld.
 *
 * @param origin of the server: items are identified by their address
 */
export function ninjs(story: ExportStory, origin: string): object {
	const { blocks, facts } = story;
	const title = titleIn(story);
	const by = textsOf(blocks, 'byline').join(' ');
	return {
		uri: `${origin}/stories/${story.story.id}`,
		standard: { name: 'ninjs', version: '3.2', schema: SCHEMA },
		type: 'text',
		representationType: 'full',
		firstCreated: moment(story.story.createdAt),
		...(facts ? { version: facts.hash, versionCreated: moment(facts.editedAt) } : {}),
		pubStatus: story.story.stage === 'signed' ? 'usable' : 'withheld',
		...(/\p{Script=Han}/u.test(blocks.map(({ text }) => text).join('')) ? { language: 'zh' } : {}),
		...(title === null ? {} : { title: legible(title) }),
		...(by === '' ? {} : { by }),
		headlines: headlinesOf(blocks),
		bodies: [
			{
				role: 'main',
				contentType: 'text/html',
				...(facts ? { charCount: facts.length } : {}),
				value: bodyHtml(blocks)
			}
		],
		people: story.authors.map((name) => ({ name: legible(name), rel: 'author' })),
		genres: [{ literal: story.story.kind }],
		...(story.place
			? { altIds: [{ role: 'page', value: `${story.place.page}/${story.place.slot}` }] }
			: {}),
		associations: blocks.filter(({ type }) => type === 'photo').map(photo(story, origin))
	};
}

const moment = (at: number): string => new Date(at).toISOString();

const inLines = (text: string): string => legible(text).replaceAll(HARD_BREAK, '\n');

const textsOf = (blocks: readonly Block[], type: BlockType): string[] =>
	blocks
		.filter((block) => block.type === type && block.text !== '')
		.map(({ text }) => inLines(text));

/** Roles of the headlines; a kicker or subhead has none in the standard's own list. */
const HEADLINES = [
	['kicker', 'kicker'],
	['headline', 'main'],
	['subhead', 'subhead']
] as const;

const headlinesOf = (blocks: readonly Block[]) =>
	HEADLINES.flatMap(([type, role]) => textsOf(blocks, type).map((value) => ({ role, value })));

const photo =
	({ assets }: ExportStory, origin: string) =>
	(block: Block, at: number): object => {
		const id = assetOf(block);
		const asset = id === null ? undefined : assets.get(id);
		const credit = creditOf(block);
		const href = `${origin}/assets/${asset?.id}`;
		return {
			name: `photo-${at + 1}`,
			// A photo without a picture has no address of its own.
			uri: asset ? href : `urn:copydesk:missing-photo:${at + 1}`,
			type: 'picture',
			...(credit === '' ? {} : { by: legible(credit) }),
			descriptions: [{ role: 'caption', value: inLines(block.text) }],
			renditions: asset
				? [
						{
							name: 'original',
							href,
							contentType: asset.mime,
							width: asset.width,
							height: asset.height,
							sizeInBytes: asset.bytes
						}
					]
				: []
		};
	};

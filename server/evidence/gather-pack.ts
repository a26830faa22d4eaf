import { createHash } from 'node:crypto';
import { inReadingOrder, pagesOf, standingOn } from '#model/board.ts';
import { mastheadFacts } from '#model/calendar.ts';
import { canonicalJson } from '#model/same-value.ts';
import { calledInPrint, type Edition } from '#model/edition.ts';
import { editionAddress } from '#model/edition-address.ts';
import type { Id } from '#model/ids.ts';
import type { Missing, Pressing } from '#model/press.ts';
import { pageState } from '#model/page-state.ts';
import { pressCode, pressState, type PressState } from '#model/press-state.ts';
import { pressedSettings } from '#model/pressed-settings.ts';
import type { DeskView } from '#model/records.ts';
import type { AuditStore, KeptRow } from '../store/store.ts';
import type { ZipEntry } from '../zip-stream.ts';
import * as names from './manifest.ts';
import { packReadme } from './pack-readme.ts';
import { json, storyFiles, type StoryFiles, type StorySource } from './story-files.ts';

export interface PackSource extends StorySource {
	audit: Pick<AuditStore, 'kept'> & {
		walk(filter: { subjects: readonly Id[] }): AsyncIterable<KeptRow[]>;
	};
}

/** The PDFs by path; or why there are none. */
export type Printed = Map<string, Uint8Array> | Extract<Missing, { what: 'pdf' }>;

/** Every file says the same time, so that a pack made again differs in nothing but its PDFs. */
const MTIME = new Date(1980, 0, 1);

/** The files of a pack, the manifest last; and what is missing in it. Throws where what is there is not what was pressed. */
export async function gatherPack(
	source: PackSource,
	edition: Edition,
	pressing: Pressing,
	made: Printed
): Promise<{ entries: ZipEntry[]; missing: Missing[] }> {
	const { view } = source;
	const state = pressState(view, edition.id, pressing.settings ?? null);
	if (!state || pressCode(state) !== pressing.code)
		throw new Error(`edition ${editionAddress(edition)} is not what was pressed`);
	const printed = isAsPressed(view, edition, state)
		? made
		: ({ what: 'pdf', fault: 'failed' } as const);
	const stories = await allStories(source, state);
	const rows = await auditRows(source, edition.id, state);
	const missing: Missing[] = [
		...(printed instanceof Map ? [] : [printed]),
		...stories.flatMap((story): Missing[] =>
			isWhole(story) ? [] : [{ what: 'story', storyId: story.listed.id }]
		)
	];
	const called = calledInPrint(edition);
	const about: Omit<names.Manifest, 'files'> = {
		form: names.FORM,
		paper: view.get('newsroom', 'newsroom')?.name ?? '',
		date: edition.date,
		...(called !== '' && { called }),
		...{ issue: pressing.issue, version: pressing.version },
		pressedAt: pressing.at,
		pressedBy: view.get('person', pressing.personId)?.name ?? '',
		...{ code: pressing.code, head: rows.at(-1)?.hash ?? '', missing }
	};
	const files = new Map<string, string | Uint8Array>([
		['README.txt', packReadme(about)],
		[names.STATE, canonicalJson(state)],
		['edition.json', json(edition)],
		['masthead.json', json(mastheadOn(view, edition, state))],
		['people.json', json(peopleIn(view, rows))],
		...state.pages.map((page): [string, string] => [
			`pages/${twoDigits(page.number)}.json`,
			json(page)
		]),
		[names.STORIES, json(stories.map(({ listed }) => listed))],
		...stories.flatMap(({ files: own }) => [...(own ?? [])]),
		[names.SIGNATURES, json(stories.flatMap(({ signatures }) => signatures))],
		[names.RETURNS, json(stories.flatMap(({ returns }) => returns))],
		['waivers.json', json(waiversOf(view, edition.id))],
		[names.AUDIT, rows.map((row) => `${JSON.stringify(row)}\n`).join('')],
		...(printed instanceof Map ? printed : [])
	]);
	const entries = [...files].map(([name, content]) => entryOf(name, content));
	const manifest: names.Manifest = { ...about, files: entries.map(listedFile) };
	return { entries: [...entries, entryOf(names.MANIFEST, json(manifest))], missing };
}

/** Whether the text that was pressed is there, and each that was signed. */
const isWhole = ({ files, signatures }: StoryFiles): boolean =>
	files !== null && signatures.every(({ text }) => text !== null);

/**
 * Whether the pages still print as they were pressed: the masthead and names may be others by now. Of an
 * edition that went to press before those were noted its clean proofs tell.
 */
function isAsPressed(view: DeskView, edition: Edition, state: PressState): boolean {
	const pages = pagesOf(view, edition.id);
	const { settings } = state;
	const now = pressedSettings(view, edition, pages);
	if (settings && settings.printed !== now.printed) return false;
	if (settings?.called !== undefined && settings.called !== now.called) return false;
	const standing = standingOn(view, pages);
	return pages.every((page) => {
		const signed = state.pages.find(({ id }) => id === page.id)?.signature?.state;
		return !signed || pageState(view, page, standing)?.hash === signed.hash;
	});
}

function entryOf(name: string, content: string | Uint8Array): ZipEntry {
	const isText = typeof content === 'string';
	const bytes = isText ? Buffer.from(content) : content;
	return { name, bytes, stored: !isText, mtime: MTIME };
}

const listedFile = ({ name, bytes }: ZipEntry) => ({
	path: name,
	bytes: bytes.length,
	sha256: createHash('sha256').update(bytes).digest('hex')
});

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** In the order of the pages, each where it begins. */
async function allStories(source: PackSource, state: PressState): Promise<StoryFiles[]> {
	const inPages = state.pages.flatMap(({ slots, stories }) =>
		inReadingOrder(slots).flatMap(({ id }) => stories[id] ?? [])
	);
	const files: StoryFiles[] = [];
	for (const id of new Set(inPages)) {
		const story = state.stories.find((one) => one.id === id);
		const folder = `stories/${twoDigits(files.length + 1)}`;
		if (story) files.push(await storyFiles(source, story, folder));
	}
	return files;
}

/** All that touched the edition, its pages and its stories, up to its going to press. */
async function auditRows(source: PackSource, editionId: Id, state: PressState): Promise<KeptRow[]> {
	const press = { types: ['edition.press'], subjects: [editionId], limit: 1 } as const;
	const [last] = await source.audit.kept(press);
	if (!last) throw new Error('going to press is not in the log');
	const subjects = [editionId, ...[...state.pages, ...state.stories].map(({ id }) => id)];
	const rows: KeptRow[] = [];
	for await (const some of source.audit.walk({ subjects }))
		rows.push(...some.filter(({ seq }) => seq <= last.seq));
	return rows;
}

function mastheadOn(view: DeskView, edition: Edition, state: PressState) {
	const newsroom = view.get('newsroom', 'newsroom');
	const { name, masthead } = newsroom ?? { name: '', masthead: {} };
	return { name, masthead, day: mastheadFacts(edition, state.pages.length) };
}

/** 放过: what the check found and somebody let pass, with the reason. */
const waiversOf = (view: DeskView, editionId: Id) =>
	[...view.list('waiver')]
		.filter((waiver) => waiver.editionId === editionId)
		.sort((a, b) => a.at - b.at);

/** Whoever gave one of the commands. */
function peopleIn(view: DeskView, rows: readonly KeptRow[]) {
	const ids = [...new Set(rows.map(({ personId }) => personId))].sort();
	return ids.flatMap((id) => {
		const person = view.get('person', id);
		return person ? [{ id, name: person.name, roles: person.roles }] : [];
	});
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE, type Role } from '#model/person.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';

/** A server on data of its own, without sockets, with people in it. */
export interface BootedPaper<Name extends string> {
	readonly services: Services;
	readonly people: Readonly<Record<Name, Id>>;
	/** Carries a command out, as the house unless told. */
	run(command: Command, personId?: Id): ReturnType<Services['desk']['execute']>;
	/** A story of a headline and two paragraphs. */
	newStory(author: Name): Promise<Id>;
	/** Somebody writes words at a place of the raw text. */
	write(storyId: Id, personId: Id, at: number, words: string): Promise<void>;
	close(): Promise<void>;
}

export async function bootPaper<Name extends string>(
	roles: Record<Name, Role>
): Promise<BootedPaper<Name>> {
	const folder = await mkdtemp(path.join(tmpdir(), 'copydesk-'));
	const services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	const run = (command: Command, personId: Id = HOUSE) =>
		services.desk.execute(personId, newId(), command);
	const people = {} as Record<Name, Id>;
	for (const [name, role] of Object.entries(roles) as [Name, Role][]) {
		people[name] = newId();
		const about = { id: people[name], name, username: `${name}1`, email: null, roles: [role] };
		await run({ type: 'person.add', ...about });
	}
	return {
		services,
		people,
		run,
		async newStory(author) {
			const id = newId();
			await run({
				...{ type: 'story.create', id, editionId: null, kind: 'news', section: '' },
				...{ authorIds: [people[author]], target: null },
				blocks: [
					{ type: 'headline', text: '渡口停航' },
					{ type: 'paragraph', text: '全长860米。' },
					{ type: 'paragraph', text: '明天通车。' }
				]
			});
			return id;
		},
		async write(storyId, personId, at, words) {
			await services.sync.edit(storyRoom(storyId), personId, (doc) => {
				storyText(doc).insert(at, words);
			});
		},
		async close() {
			await services.close();
			await rm(folder, { recursive: true });
		}
	};
}

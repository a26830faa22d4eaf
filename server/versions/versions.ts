import type { Block } from '#document/block.ts';
import { storyRoom } from '#document/room-name.ts';
import type { Id } from '#model/ids.ts';
import type { Version } from '#model/version.ts';
import type { NewVersion, Store } from '../store/store.ts';
import type { Stories } from '../sync/stories.ts';
import type { VersionText } from '../sync/story-tasks.ts';

export interface VersionsOptions {
	stories: Pick<Stories, 'ask'>;
	store: Pick<Store, 'versions'>;
}

/** What a version is kept for; the rest is read from the text. */
export type VersionOf = Pick<Version, 'id' | 'storyId' | 'at' | 'personId' | 'cause'> &
	Partial<Pick<Version, 'step' | 'label'>>;

/** Texts of stories as they were: kept with every signature, and never changed. */
export interface Versions {
	/** The text of a story as it is now, ready to be kept. Rejects where it cannot be read. */
	read(of: VersionOf): Promise<NewVersion>;
	/** The same, and what makes it the text of the blocks: an update of the very document that was read. */
	rewrite(
		of: VersionOf,
		blocks: readonly Block[]
	): Promise<{ version: NewVersion; update: Uint8Array }>;
	/** Keeps it without a command, unless the last version has the same words; whether it did. */
	keep(of: VersionOf): Promise<boolean>;
	/** Who has written in its story since a version was kept. */
	writersSince(versionId: Id): Promise<Id[]>;
	/** The paragraphs in which the text differs from the one that is kept under a hash. */
	paragraphsSince(storyId: Id, hash: string): Promise<number[]>;
}

export function createVersions({ stories, store }: VersionsOptions): Versions {
	const wordsAt = async (storyId: Id, hash: string | undefined) =>
		((hash !== undefined && (await store.versions.text(storyId, hash))) || []).map(
			({ text }) => text
		);
	const wordsBefore = async (storyId: Id) => {
		const [last] = await store.versions.list(storyId);
		return wordsAt(storyId, last?.hash);
	};
	const versions: Versions = {
		async read(of) {
			const before = await wordsBefore(of.storyId);
			const text = await stories.ask(storyRoom(of.storyId), { type: 'version', before });
			return versionOf(of, text);
		},
		async rewrite(of, blocks) {
			const before = await wordsBefore(of.storyId);
			const task = { type: 'rewrite', blocks, before } as const;
			const { update, ...text } = await stories.ask(storyRoom(of.storyId), task);
			return { version: versionOf(of, text), update };
		},
		async keep(of) {
			const version = await versions.read(of);
			const [last] = await store.versions.list(of.storyId);
			if (last?.hash === version.hash) return false;
			await store.versions.keep(version);
			return true;
		},
		writersSince: (versionId) => store.versions.writersSince(versionId),
		async paragraphsSince(storyId, hash) {
			const before = await wordsAt(storyId, hash);
			const { paragraphs } = await stories.ask(storyRoom(storyId), { type: 'version', before });
			return paragraphs;
		}
	};
	return versions;
}

const versionOf = (of: VersionOf, { paragraphs: _, ...text }: VersionText): NewVersion => ({
	...{ step: null, label: '' },
	...of,
	...text
});

import { storyRoom } from '#document/room-name.ts';
import type { MadeChanges } from '#model/change-authors.ts';
import type { Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { Store } from '../store/store.ts';
import type { LoggedText, Replays } from '../sync/replays.ts';
import type { Stories } from '../sync/stories.ts';

export interface ChangeMakersOptions {
	stories: Pick<Stories, 'ask'>;
	store: Pick<Store, 'versions'>;
	replays: Pick<Replays, 'authors'>;
}

export interface ChangeMakers {
	/** From a version to another one, or, with null, to the text there is. */
	between(storyId: Id, from: Id, to: Id | null): Promise<Result<MadeChanges, 'not-found'>>;
}

type HashedText = LoggedText & { hash: string };

export function createChangeMakers({ stories, store, replays }: ChangeMakersOptions): ChangeMakers {
	const kept = async (storyId: Id, versionId: Id): Promise<HashedText | null> => {
		const version = await store.versions.keptAfter(storyId, versionId);
		const blocks = version && (await store.versions.text(storyId, version.hash));
		return blocks && { ...version, texts: blocks.map(({ text }) => text) };
	};
	const present = async (storyId: Id): Promise<HashedText> => {
		const task = { type: 'version', before: [] } as const;
		const { hash, blocks } = await stories.ask(storyRoom(storyId), task);
		return { hash, seq: null, texts: blocks.map(({ text }) => text) };
	};
	return {
		async between(storyId, from, to) {
			const [earlier, later] = await Promise.all([
				kept(storyId, from),
				to === null ? present(storyId) : kept(storyId, to)
			]);
			if (!earlier || !later) return err('not-found');
			const authors = await replays.authors(storyRoom(storyId), earlier, later);
			return ok({
				...{ from: earlier.hash, to: later.hash },
				authors: authors.ok ? authors.value : null
			});
		}
	};
}

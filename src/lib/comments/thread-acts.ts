import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import { ok, type Result } from '#model/result.ts';
import type { Anchor, Thread } from '#model/thread.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { SaidComment } from './comment-draft.svelte.ts';

/** What can be done with threads, wherever they are shown. */
export class ThreadActs {
	readonly #desk: DeskState;

	constructor(desk: DeskState) {
		this.#desk = desk;
	}

	/** Posts a new thread; resolves to its id. */
	async open(storyId: Id, anchor: Anchor | null, said: SaidComment): Promise<Result<Id, RunError>> {
		const id = newId();
		const mentionIds = this.mentionsIn(said.body);
		const done = await this.#run({
			...{ type: 'thread.open', id, storyId, anchor },
			...{ ...said, mentionIds }
		});
		return done.ok ? ok(id) : done;
	}

	reply = (thread: Thread, body: string) =>
		this.#run({
			type: 'thread.reply',
			id: thread.id,
			commentId: newId(),
			body,
			mentionIds: this.mentionsIn(body)
		});

	edit = (thread: Thread, commentId: Id, body: string) =>
		this.#run({
			type: 'thread.edit',
			id: thread.id,
			commentId,
			body,
			mentionIds: this.mentionsIn(body)
		});

	/** Makes it a required correction, or a remark. */
	require = (thread: Thread, required: boolean) =>
		this.#run({ type: 'thread.require', id: thread.id, required });

	act = (
		type:
			'thread.resolve' | 'thread.reopen' | 'thread.accept' | 'thread.decline' | 'thread.unaccept',
		thread: Thread
	) => this.#run({ type, id: thread.id });

	remove = (thread: Thread, commentId: Id) =>
		this.#run({ type: 'thread.remove', id: thread.id, commentId });

	#run(command: Command) {
		return this.#desk.run(command, { undoable: command.type === 'thread.resolve' });
	}

	/** Colleagues named with @ in a comment. */
	mentionsIn(body: string): Id[] {
		return this.mentionable.filter(({ name }) => body.includes(`@${name}`)).map(({ id }) => id);
	}

	get mentionable(): readonly Person[] {
		return this.#desk.people.filter(({ active }) => active);
	}
}

/** The threads a card or a draft stands among: beside the text, or beside the page. */
export interface ThreadHost {
	readonly acts: ThreadActs;
	readonly activeId: Id | null;
	/** Numbers of those that stand on words. */
	readonly numbers: ReadonlyMap<Id, number>;
	activate(id: Id | null): void;
	/** To the words of a thread. */
	reveal(id: Id): void;
	/** Gives up what is being written. */
	cancel(): void;
}

import type { Asset } from './asset.ts';
import type { Id } from './ids.ts';
import type { Page, Slot, Teaser, TeaserItem, Template } from './page.ts';
import type { Role } from './person.ts';
import type { SettingName, Settings } from './settings.ts';
import type { ReturnReason } from './signature.ts';
import type { Stage, Story, StoryKind } from './story.ts';
import type { Anchor } from './thread.ts';
import type { Step } from './workflow.ts';

/** A block of words for a new story; the server seeds the story's document with them, once. */
export interface SeedBlock {
	type:
		| 'kicker'
		| 'headline'
		| 'subhead'
		| 'byline'
		| 'paragraph'
		| 'crosshead'
		| 'quote'
		| 'listItem'
		| 'photo';
	text: string;
	attrs?: Record<string, string | number | null>;
}

/** What a new story needs; the rest is filled by apply(). */
export interface NewStory {
	id: Id;
	editionId: Id | null;
	kind: StoryKind;
	section: string;
	authorIds: Id[];
	target: number | null;
	incomplete?: boolean;
	stage?: 'draft' | 'editing';
	/** Empty: the five empty blocks every new story begins with. */
	blocks: SeedBlock[];
	/** Where it goes at once, if the person may place it there. */
	slotId?: Id;
}

/** Who is added to a list and who is taken off it, so that of two people's changes both hold. */
export interface ListChange {
	add?: Id[];
	remove?: Id[];
}

/**
 * Every change to records. Records change only by these; each one carried out is a row of the
 * audit log and an event of the desk feed.
 */
export type Command =
	/** `expect`: what of it the person began from; a field that somebody has set otherwise since refuses it. */
	| { type: 'newsroom.update'; patch: Settings; expect?: Settings }
	| {
			type: 'person.add';
			id: Id;
			name: string;
			username: string;
			email: string | null;
			roles: Role[];
	  }
	| { type: 'person.update'; id: Id; patch: { name?: string; email?: string | null } }
	| { type: 'person.roles'; id: Id; roles: Role[] }
	| { type: 'person.deactivate'; id: Id }
	| { type: 'person.activate'; id: Id }
	| {
			type: 'edition.create';
			id: Id;
			date: string;
			issue: number | null;
			pressAt: number;
			formatId: Id;
			/** One page per entry, from a template; or the layout of an earlier edition. */
			from: { templates: { templateId: Id; name: string }[] } | { editionId: Id };
	  }
	| { type: 'edition.update'; id: Id; patch: { issue?: number | null; pressAt?: number } }
	| { type: 'edition.pages'; id: Id; count: number }
	| {
			type: 'page.update';
			id: Id;
			patch: Partial<Pick<Page, 'name' | 'editorId' | 'proofreaderId' | 'deadline'>>;
	  }
	/**
	 * Draws a page anew; stories whose slot stays keep their place. `expect` are the slots the person
	 * began from: has somebody drawn the page meanwhile, the command is refused.
	 */
	| { type: 'page.layout'; id: Id; slots: Slot[]; templateId: Id | null; expect?: Slot[] }
	| { type: 'template.save'; template: Template }
	| ({ type: 'story.create' } & NewStory)
	/** Taking text in: all its stories and teasers at once, undone at once. */
	| {
			type: 'story.import';
			editionId: Id;
			stories: NewStory[];
			/** By slot, all that it shows then. */
			teasers: { slotId: Id; items: TeaserItem[]; title?: string }[];
	  }
	| {
			type: 'story.update';
			id: Id;
			patch: Partial<
				Pick<
					Story,
					'kind' | 'section' | 'editorId' | 'target' | 'deadline' | 'incomplete' | 'editionId'
				>
			> & { authorIds?: ListChange; sharedIds?: ListChange };
	  }
	/** From draft to editing and back: nobody's name is needed for that. */
	| { type: 'story.stage'; id: Id; to: Stage }
	/**
	 * Signs a step and passes the story on. `hash` is of the text that the person saw: is the text
	 * another one by now, or the step not the one it waits for, the command is refused.
	 */
	| { type: 'story.sign'; id: Id; storyId: Id; step: Step; hash: string }
	/** Sends a story back to an earlier stage; `from` is the stage the person saw it in. */
	| {
			type: 'story.return';
			id: Id;
			storyId: Id;
			from: Stage;
			to: Stage;
			about: ReturnReason;
			reason: string;
			/** Of the text that is kept with it, which the server says. */
			hash?: string;
	  }
	/** The server's own: the text was changed after it, by `by`, whose turn it was not. */
	| { type: 'signature.void'; id: Id; by: Id; paragraphs: number[] }
	/** Keeps the text as it is now among the story's versions; nothing where it is kept already, unless named. */
	| { type: 'version.keep'; storyId: Id; label: string }
	/**
	 * Writes a kept text back as an edit of the person's. `expect` is the hash of the text they saw:
	 * is it another one by now, the command is refused. What stood there before is kept.
	 */
	| { type: 'version.restore'; storyId: Id; hash: string; expect: string }
	| { type: 'story.spike'; id: Id }
	| { type: 'story.revive'; id: Id }
	/**
	 * Puts a story in a slot. `expect` is the story the person saw there (null: empty); if another
	 * one has come meanwhile, the command is refused with who put it there. An expected occupant
	 * takes the mover's old slot, or goes to the pool.
	 */
	| { type: 'story.place'; storyId: Id; slotId: Id; pageId: Id; expect: Id | null }
	/** Back to the pool from everywhere it stands; with a jump's slot, from that jump alone. */
	| { type: 'story.unplace'; storyId: Id; slotId?: Id }
	| { type: 'slot.label'; pageId: Id; slotId: Id; label: string }
	/**
	 * What a teaser slot shows; null: nothing. `expect` is what the person saw there: has somebody
	 * changed it meanwhile, the command is refused.
	 */
	| {
			type: 'slot.teaser';
			pageId: Id;
			slotId: Id;
			teaser: Teaser | null;
			expect?: Teaser | null;
	  }
	| {
			type: 'thread.open';
			id: Id;
			storyId: Id;
			anchor: Anchor | null;
			body: string;
			mentionIds: Id[];
			replacement: string | null;
	  }
	| { type: 'thread.reply'; id: Id; commentId: Id; body: string; mentionIds: Id[] }
	| { type: 'thread.edit'; id: Id; commentId: Id; body: string; mentionIds: Id[] }
	| { type: 'thread.remove'; id: Id; commentId: Id }
	| { type: 'thread.resolve'; id: Id }
	| { type: 'thread.reopen'; id: Id }
	/** Writes the suggested replacement into the text as the person's edit. */
	| { type: 'thread.accept'; id: Id }
	| { type: 'thread.decline'; id: Id }
	/** Takes an accepted suggestion back out of the text. */
	| { type: 'thread.unaccept'; id: Id }
	| { type: 'asset.add'; asset: Asset }
	/** 打样: keeps what the page is now, under the page's next number. */
	| { type: 'proof.pull'; id: Id; pageId: Id }
	/** Puts back what a command changed, unless somebody has changed it since. */
	| { type: 'undo'; commandId: Id };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Why a command was not carried out; the interface has a sentence for each. */
export type Refusal =
	| { reason: 'forbidden' }
	| { reason: 'not-found'; what: string }
	| { reason: 'invalid'; what: string }
	/** Somebody was first: who holds it now, and what stands there. */
	| { reason: 'taken'; by: Id; storyId: Id | null }
	/** Changed by somebody since; undo would overwrite them. */
	| { reason: 'changed-since'; by: Id }
	/** Somebody has set these fields otherwise meanwhile. */
	| { reason: 'settings-changed'; fields: SettingName[] }
	/** Somebody has drawn the page meanwhile. */
	| { reason: 'layout-changed' }
	/** Somebody has changed what a teaser shows meanwhile. */
	| { reason: 'teaser-changed' }
	| { reason: 'locked' }
	/** The story has moved on meanwhile. */
	| { reason: 'stage-changed'; stage: Stage }
	/** No one signs two reviews of one story. */
	| { reason: 'second-review' }
	/** The suggestion's words, or the text that was to be signed or replaced, are no longer what is there. */
	| { reason: 'text-changed' }
	| { reason: 'duplicate'; what: string }
	/** More commands in a short time than a person gives. */
	| { reason: 'too-fast' };

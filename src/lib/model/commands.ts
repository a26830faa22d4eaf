import type { Asset } from './asset.ts';
import type { Edition, EditionKind } from './edition.ts';
import type { FormatField, FormatPatch } from './format-fields.ts';
import type { Id } from './ids.ts';
import type { Page, Slot, Teaser, TeaserItem, Template } from './page.ts';
import type { PageCause } from './page-signature.ts';
import type { Role } from './person.ts';
import type { PromiseTerms } from './promise.ts';
import type { EvidencePack } from './press.ts';
import type { PagePlan } from './plan-history/page-plan.ts';
import type { CheckKind } from './press-check/check-item.ts';
import type { Verdict } from './outside.ts';
import type { Closure } from './publishing.ts';
import type { SettingName, Settings } from './settings.ts';
import type { ReturnReason } from './signature.ts';
import type { Stage, Story, StoryKind } from './story.ts';
import type { Take } from './tryout/try-on.ts';
import type { TriedCommand } from './tryout/tryout.ts';
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
	/** What its writer will bring; its length is the target unless that is said. */
	promise?: PromiseTerms;
	stage?: 'draft' | 'editing';
	/** Empty: the five empty blocks every new story begins with. */
	blocks: SeedBlock[];
	/** Where it goes at once, if the person may place it there. */
	slotId?: Id;
}

/** A reviewer's comment. What it is on is found by its quote, in the text as it is by then. */
export interface OutsideThread {
	id: Id;
	/** Null: the story as a whole. */
	anchor: Anchor | null;
	/** Its words are not in the text any more. */
	orphaned: boolean;
	body: string;
	replacement: string | null;
}

/** Who is added to a list and who is taken off it, so that of two people's changes both hold. */
export interface ListChange {
	add?: Id[];
	remove?: Id[];
}

/** A page of a new edition. */
export interface PageStart {
	templateId: Id;
	name: string;
	editorId?: Id | null;
	proofreaderId?: Id | null;
	/** Epoch ms; null: by press time. */
	deadline?: number | null;
}

/** The days of a closure, and why. */
export type ClosureTerms = Pick<Closure, 'from' | 'to' | 'reason'>;

/** What of an edition is set after it was made. */
export type EditionPatch = Partial<Pick<Edition, 'issue' | 'pressAt' | 'kind' | 'name'>>;

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
			kind?: EditionKind;
			name?: string;
			/** One page per entry, from a template; or the layout of an earlier edition. */
			from: { templates: PageStart[] } | { editionId: Id };
	  }
	/** `expect`: what of it the person began from; a field that somebody has set otherwise since refuses it. */
	| { type: 'edition.update'; id: Id; patch: EditionPatch; expect?: EditionPatch }
	/** Takes back an edition on which nothing stands. */
	| { type: 'edition.withdraw'; id: Id }
	/**
	 * Gives a numbered edition another number, and those after it as much more or less. `expect`: the
	 * number the person saw; is it another one by now, the command is refused.
	 */
	| { type: 'edition.renumber'; id: Id; issue: number; expect: number }
	| { type: 'edition.pages'; id: Id; count: number }
	/** An edition that nobody has begun takes its format as the paper has it now. */
	| { type: 'edition.format'; id: Id }
	/** 付印. `expect`: of all that the person saw go to press (see pressCode). */
	| { type: 'edition.press'; id: Id; issue: number | null; expect: string }
	/** 改版重印: opens the plan of pages, and the words of stories, of an edition that has gone to press; more of them while it is open. */
	| { type: 'edition.correct'; id: Id; reason: string; pageIds: Id[]; storyIds: Id[] }
	/** Makes an evidence pack anew in which something is missing. */
	| { type: 'edition.repack'; id: Id }
	/** The server's own: what has become of the evidence pack. */
	| { type: 'edition.packed'; id: Id; version: number; pack: EvidencePack }
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
	/** Pages made from it stay as they are; the last one of its kind and format stays. */
	| { type: 'template.remove'; id: Id }
	/** Another page format, as `likeId` is now but for the patch, with copies of its templates. */
	| { type: 'format.add'; id: Id; likeId: Id; patch: FormatPatch }
	/**
	 * Changes a page format for editions to come, retires it or offers it again. `expect`: what of it the
	 * person began from; a field that somebody has set otherwise since refuses it.
	 */
	| { type: 'format.update'; id: Id; patch: FormatPatch; expect?: FormatPatch }
	/** 休刊: makes a closure, or changes it: `expect`, as the person saw it; is it another one by now, the command is refused. */
	| ({ type: 'closure.set'; id: Id; expect?: ClosureTerms } & ClosureTerms)
	| { type: 'closure.lift'; id: Id }
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
	| {
			type: 'story.sign';
			id: Id;
			storyId: Id;
			step: Step;
			hash: string;
			/** Of a sign-off: what differs from the text signed before, which the server says. */
			amended?: number[];
	  }
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
	/** Writes a kept text back as an edit of the person's. What stood there before is kept. */
	| { type: 'version.restore'; storyId: Id; hash: string }
	/** Promises something else, or again after it was withdrawn; a first promise needs title and time. */
	| { type: 'promise.update'; storyId: Id; patch: Partial<PromiseTerms> }
	/** It will not come: where nothing is written and it stands on no page, it is set aside. */
	| { type: 'promise.withdraw'; storyId: Id; reason: string }
	/**
	 * Shows the text as it is now to somebody outside the house, by a link. `hash` is of the text that
	 * the person saw: is it another one by now, the command is refused. The server makes the link.
	 */
	| {
			type: 'outside.invite';
			id: Id;
			storyId: Id;
			name: string;
			unit: string;
			note: string;
			/** Epoch ms. */
			expiresAt: number;
			hash: string;
			/** Digest of the link's token: kept beside the records, and left out of the log. */
			key?: string;
	  }
	| { type: 'outside.withdraw'; id: Id }
	/** The server's own: the link was opened on a device, or turned one device too many away. */
	| {
			type: 'outside.open';
			id: Id;
			device: string;
			agent: string;
			address: string;
			refused?: boolean;
	  }
	/** The server's own: what the reviewer has said. */
	| {
			type: 'outside.answer';
			id: Id;
			answerId: Id;
			verdict: Verdict;
			remark: string;
			threads: OutsideThread[];
	  }
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
	/** 暂缓: it keeps its place and blocks the press until it is released. */
	| { type: 'story.hold'; id: Id; reason: string }
	| { type: 'story.release'; id: Id }
	/**
	 * 转到另一天: stories leave the pages and the day they are for and wait in another edition's pool;
	 * what was set aside is taken up again. Texts, comments and signatures stay as they are.
	 */
	| { type: 'story.carry'; storyIds: Id[]; editionId: Id }
	/** Gives the plan as it is now a name, such as 15:30 编前会, with the headlines and lengths of this moment. */
	| { type: 'plan.mark'; id: Id; editionId: Id; name: string }
	/**
	 * Puts a page back as it was. Stories that are for another day or set aside by now are left out, and
	 * what stands there now goes to the pool. `expect`: the page as the person saw it; is it another one
	 * by now, the command is refused.
	 */
	| ({ type: 'plan.restore'; pageId: Id; expect: PagePlan } & PagePlan)
	/** 试排: tries another plan beside the real one. */
	| { type: 'tryout.start'; id: Id; editionId: Id; name: string }
	/** A command on the try-out alone. */
	| { type: 'tryout.change'; id: Id; command: TriedCommand }
	/**
	 * Does on the plan all that was tried. Where the plan has become another one meanwhile, `decisions`
	 * say what is taken; one that is missing refuses it.
	 */
	| { type: 'tryout.commit'; id: Id; decisions: { key: string; take: Take }[] }
	| { type: 'tryout.drop'; id: Id }
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
			required?: boolean;
	  }
	/** 必改, or a remark. */
	| { type: 'thread.require'; id: Id; required: boolean }
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
	/**
	 * 清样: signs a page as it is, and pulls a proof of it under the same id. `hash` is of the page that
	 * the person saw (page-state.ts): is it another one by now, the command is refused.
	 */
	| { type: 'page.sign'; id: Id; pageId: Id; hash: string }
	/** The server's own: the page is not the signed one any more, by whose change. */
	| { type: 'pageSignature.void'; id: Id; by: Id | null; causes: PageCause[] }
	/** Lets an item of the press check pass; `about`: what it was about when the person saw it. */
	| {
			type: 'check.waive';
			id: Id;
			editionId: Id;
			itemId: string;
			kind: CheckKind;
			about: string;
			pageId: Id | null;
			storyId: Id | null;
			reason: string;
	  }
	/** It is to be seen to after all. */
	| { type: 'check.unwaive'; id: Id }
	/**
	 * Asks whoever an item waits for to see to it. `about`: what it was about when the person saw it (see
	 * askedAbout); is it another by now, or has one of them been asked already, the command is refused.
	 */
	| {
			type: 'check.remind';
			id: Id;
			editionId: Id;
			itemId: string;
			kind: CheckKind;
			about: string;
			pageId: Id | null;
			storyId: Id | null;
			personIds: Id[];
	  }
	/**
	 * Puts back what a command changed, unless somebody has changed it since. `others`: it may be
	 * somebody else's, if it is a step of a plan and the person has the say over all that it moved.
	 */
	| { type: 'undo'; commandId: Id; others?: boolean };

/** What keeps an edition from being withdrawn. */
export type EditionUse = 'press' | 'stories' | 'proofs' | 'tryouts';

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** All whose needs can be told without taking a try-out. */
export type PlainCommand = Exclude<Command, { type: 'tryout.commit' }>;

/** Why a command was not carried out; the interface has a sentence for each. */
export type Refusal =
	| { reason: 'forbidden' }
	| { reason: 'not-found'; what: string }
	| { reason: 'invalid'; what: string }
	/** Somebody was first: who holds it now, and what stands there. */
	| { reason: 'taken'; by: Id; storyId: Id | null }
	/** Changed by somebody since; undo would overwrite them. */
	| { reason: 'changed-since'; by: Id }
	/** A later step, by somebody and at a time (epoch ms), has changed the same: it is to be taken back first. */
	| { reason: 'later-step'; by: Id; at: number; commandId: Id }
	/** Somebody has set these fields otherwise meanwhile. */
	| { reason: 'settings-changed'; fields: SettingName[] }
	/** Somebody has set these fields of a page format otherwise meanwhile. */
	| { reason: 'format-changed'; fields: FormatField[] }
	/** It takes no other format any more. */
	| { reason: 'edition-begun' }
	/** Somebody has drawn the page meanwhile. */
	| { reason: 'layout-changed' }
	/** So many changes of a try-out stand against what others have done, and nobody has decided. */
	| { reason: 'tryout-conflicts'; count: number }
	/** Somebody has changed what stands on the page meanwhile. */
	| { reason: 'plan-changed' }
	/** Somebody has changed what a teaser shows meanwhile. */
	| { reason: 'teaser-changed' }
	| { reason: 'locked' }
	/** It has gone to press: only a correction opens it. */
	| { reason: 'pressed' }
	/** What was looked at is no longer what would go to press. */
	| { reason: 'edition-changed' }
	/** So many things stand in the way of going to press. */
	| { reason: 'press-blocked'; count: number }
	/** The paper of this date has the number. */
	| { reason: 'issue-taken'; date: string }
	/** Somebody has set these fields of the edition otherwise meanwhile. */
	| { reason: 'edition-set'; fields: (keyof EditionPatch)[] }
	/** Something stands on it, or is meant for it. */
	| { reason: 'edition-used'; what: EditionUse }
	/** Somebody has changed the days without a paper meanwhile. */
	| { reason: 'closure-changed' }
	/** A paper is being made for a day on which none is to appear. */
	| { reason: 'day-has-paper'; date: string }
	/** Somebody has given it another number meanwhile. */
	| { reason: 'issue-changed' }
	/** What the press check found there is seen to, or another thing by now. */
	| { reason: 'item-changed' }
	/** They have been asked already, by whom and when (epoch ms), and nothing has changed since. */
	| { reason: 'reminded'; by: Id; at: number }
	/** Without it no page of its kind could be made. */
	| { reason: 'last-template' }
	/** The evidence pack of the last press is still to be made. */
	| { reason: 'packing' }
	/** The story has moved on meanwhile. */
	| { reason: 'stage-changed'; stage: Stage }
	/** No one signs two reviews of one story. */
	| { reason: 'second-review' }
	/** The suggestion's words, or the text that was to be signed or replaced, are no longer what is there. */
	| { reason: 'text-changed' }
	/** The page that was to be signed is another one by now. */
	| { reason: 'page-changed' }
	/** Nothing stands on the page that was to be signed. */
	| { reason: 'page-empty' }
	| { reason: 'duplicate'; what: string }
	/** More commands in a short time than a person gives. */
	| { reason: 'too-fast' };

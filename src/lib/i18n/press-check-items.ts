import type { EditionSpot } from '#model/edition-address.ts';
import type { CheckItem } from '#model/press-check/check-item.ts';
import type { PageCause } from '#model/page-signature.ts';
import type { SignedStep, Step } from '#model/workflow.ts';
import { itemWordsEn } from './press-check-items-en.ts';
import { itemWordsZh } from './press-check-items-zh.ts';
import { defineTexts, type Lang } from './texts.ts';

/** Names of what an item is about, in one language. */
export interface CheckNames {
	/** A headline, short, without quotation marks of its own. */
	story(id: string | null): string;
	/** Empty: nobody that is known. */
	person(id: string | null): string;
	page(number: number): string;
	time(at: number): string;
	day(date: string): string;
	edition(spot: EditionSpot): string;
	number(value: number): string;
	step(step: Step): string;
	/** 标题、第 2 段, from 1; headline deck and byline are 0. */
	paragraphs(paragraphs: readonly number[]): string;
	/** What people call a text by, from its hash. */
	code(hash: string): string;
	/** 头条, 图片 …, of the slot of an item. */
	slot(slotId: string | null): string;
	/** Who may sign a step, by their roles. */
	signers(step: SignedStep): string;
	causes(causes: readonly PageCause[]): string;
	list(words: readonly string[]): string;
	/** By name, or how many where that is nobody in particular. */
	people(ids: readonly string[]): string;
	/** As measured, or about. */
	about(text: string, measured: boolean): string;
}

/** What an item says: a bold line, and what makes it so. */
export interface ItemWords {
	title: string;
	detail: string;
}

export type SayItem = (item: CheckItem, names: CheckNames) => ItemWords;

const SAY = defineTexts<SayItem>(itemWordsZh, itemWordsEn);

export const itemWords = (lang: Lang, item: CheckItem, names: CheckNames): ItemWords =>
	SAY[lang](item, names);

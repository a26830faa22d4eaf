import type { PromiseTerms } from '#model/promise.ts';
import { defineTexts } from './texts.ts';

interface PromiseWords {
	length: (characters: string) => string;
	due: (time: string) => string;
	photo: string;
	noPhoto: string;
	/** It will not come. */
	withdrawn: string;
}

/** What a promise says, in few words: 约 700 字, 15:00 前, 有图. */
export const promiseWords = defineTexts<PromiseWords>(
	{
		length: (characters) => `约 ${characters} 字`,
		due: (time) => `${time} 前`,
		photo: '有图',
		noPhoto: '无图',
		withdrawn: '撤了'
	},
	{
		length: (characters) => `about ${characters} char.`,
		due: (time) => `by ${time}`,
		photo: 'with photo',
		noPhoto: 'no photo',
		withdrawn: 'withdrawn'
	}
);

interface Say {
	time: (at: number) => string;
	words: (text: string) => string;
}

/** The terms that are given, in the order in which people say them. */
export const sayTerms = (
	{ title, length, dueAt, photo, note }: Partial<PromiseTerms>,
	say: Say,
	t: PromiseWords
): string[] => [
	...(title ? [say.words(title)] : []),
	...(length ? [t.length(String(length))] : []),
	...(dueAt === undefined ? [] : [t.due(say.time(dueAt))]),
	...(photo === undefined ? [] : [photo ? t.photo : t.noPhoto]),
	...(note ? [say.words(note)] : [])
];

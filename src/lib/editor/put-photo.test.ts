import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import { storyExtensions } from '#document/schema.ts';
import type { Asset } from '#model/asset.ts';
import { putPhoto } from './put-photo.ts';

const schema = getSchema(storyExtensions());
const words = (text: string) => (text ? [schema.text(text)] : []);
const photo = (asset: string | null, caption: string, credit: string | null) =>
	schema.node('photo', { asset, credit }, words(caption));
const story = (...photos: ReturnType<typeof photo>[]) =>
	EditorState.create({
		doc: schema.node('doc', null, [
			schema.node('headline', null, words('结顶')),
			...photos,
			schema.node('paragraph', null, words('日前'))
		])
	});
const asset = { id: 'a1', caption: '相机里的图说', credit: '相机 摄' } as Asset;

/** Kind, picture, words and credit of each block. */
const after = (state: EditorState, at: number | null = null) => {
	const blocks: string[] = [];
	putPhoto(state, asset, at).doc.forEach(({ type, attrs, textContent }) => {
		const parts = type.name === 'photo' ? [attrs.asset, textContent, attrs.credit] : [textContent];
		blocks.push(parts.join('|'));
	});
	return blocks;
};

test('a photo fills the place that waits for it, and its caption and credit stay', () => {
	const waiting = story(photo(null, '位于昆阳镇', '林鑫 摄'));
	expect(after(waiting)).toEqual(['结顶', 'a1|位于昆阳镇|林鑫 摄', '日前']);
});

test('where neither stands there, they come with the picture', () => {
	expect(after(story(photo(null, '', null)))).toEqual(['结顶', 'a1|相机里的图说|相机 摄', '日前']);
});

test('a picture chosen for one place goes there, and to the next that waits if that is filled', () => {
	const two = story(photo(null, '甲', null), photo(null, '乙', null));
	expect(after(two, 7)).toEqual(['结顶', '|甲|', 'a1|乙|相机 摄', '日前']);
	const filled = story(photo(null, '甲', null), photo('a0', '乙', null));
	expect(after(filled, 7)).toEqual(['结顶', 'a1|甲|相机 摄', 'a0|乙|', '日前']);
});

test('with no place waiting, a photo is a block of its own', () => {
	const full = story(photo('a0', '甲', null));
	expect(after(full)).toEqual(['结顶', 'a1|相机里的图说|相机 摄', 'a0|甲|', '日前']);
});

import * as Y from 'yjs';
import { COPIES_ROOT, META_ROOT, STORY_ROOT } from '#document/story-doc.ts';
import { LIMITS } from './limits.ts';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Whether an item may stand in a root type of the story; `root` null: all around it is gone, and
 * Yjs will drop it. There are characters, embeds and formats in the text and plain values in the
 * maps: no nested types, no documents, no odd keys, and nothing that has a length in the text but
 * does not show there, which would shift everybody's places.
 */
export function isAllowed(item: Y.Item, root: string | null): boolean {
	const { content, parentSub } = item;
	if (content instanceof Y.ContentDeleted && isPlace(root)) return true;
	switch (root) {
		case null:
			return isText(content) || isValue(content) || content instanceof Y.ContentDeleted;
		case STORY_ROOT:
			return parentSub === null && isText(content);
		case META_ROOT:
		case COPIES_ROOT:
			// An entry that replaces another has its key from there.
			if (parentSub === null && item.origin === null) return false;
			return (parentSub === null || !FORBIDDEN_KEYS.has(parentSub)) && isValue(content);
		default:
			return false;
	}
}

const isPlace = (root: string | null): boolean =>
	root === STORY_ROOT || root === META_ROOT || root === COPIES_ROOT;

function isText(content: Y.Item['content']): boolean {
	if (content instanceof Y.ContentFormat)
		return !FORBIDDEN_KEYS.has(content.key) && isPlain(content.value);
	if (content instanceof Y.ContentEmbed) return isPlain(content.embed);
	return content instanceof Y.ContentString;
}

function isValue(content: Y.Item['content']): boolean {
	if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
		return isPlain(content.arr);
	return content instanceof Y.ContentBinary;
}

/** Whether a JSON value is shallow and has no key that could reach a prototype. */
function isPlain(value: unknown): boolean {
	const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
	for (let next = open.pop(); next; next = open.pop()) {
		const { value, depth } = next;
		if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
		if (depth >= LIMITS.depth) return false;
		for (const [key, inner] of Object.entries(value)) {
			if (FORBIDDEN_KEYS.has(key)) return false;
			open.push({ value: inner, depth: depth + 1 });
		}
	}
	return true;
}

import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { Asset } from '#model/asset.ts';
import { emptyPhoto, isEmptyPhoto, photoPlace } from './photo-place.ts';

/**
 * Puts a photo into the story: into the block at `at` if a picture is still to come to it, or into
 * the first such; else as a block of its own near the caret. A caption and a credit that are there
 * already stay as they are.
 */
export function putPhoto(state: EditorState, asset: Asset, at: number | null): Transaction {
	const { doc, schema, tr } = state;
	const empty = at !== null && isEmptyPhoto(doc.nodeAt(at)) ? at : emptyPhoto(doc);
	const caption = asset.caption ? [schema.text(asset.caption)] : [];
	if (empty === null) {
		const photo = schema.node('photo', { asset: asset.id, credit: asset.credit || null }, caption);
		return tr.insert(photoPlace(doc, state.selection.to), photo).scrollIntoView();
	}
	const block = doc.nodeAt(empty);
	tr.setNodeAttribute(empty, 'asset', asset.id);
	if (asset.credit && !block?.attrs.credit) tr.setNodeAttribute(empty, 'credit', asset.credit);
	return block?.childCount === 0 ? tr.insert(empty + 1, caption) : tr;
}

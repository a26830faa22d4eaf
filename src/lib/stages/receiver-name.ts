import type { Words } from '#lib/i18n/words.ts';
import type { Stage } from '#model/story.ts';
import type { StageBoard } from './stage-board.svelte.ts';

/** Who receives the card in hand if it is let go over a stage, by name or by role; empty: it is in nobody's. */
export function receiverName(board: StageBoard, to: Stage, words: Words): string {
	const card = board.card(board.held);
	if (!card || to === 'signed') return '';
	const receiver = board.receiver(card, to);
	if ('personId' in receiver) return board.desk.person(receiver.personId)?.name ?? '';
	return receiver.roles.map((role) => words.role[role]).join(' / ');
}

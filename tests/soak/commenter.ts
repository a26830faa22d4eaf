import { commenterStorm } from '#tests/support/commenter-storm.ts';
import { killableServer } from '#tests/support/killable-server.ts';
import { atLeast, none, told, type Figure } from './figure.ts';

/** Crafted frames of somebody who may read and comment, and not write. */
export async function commenter({ frames = 10_000, seed = 17 }): Promise<Figure[]> {
	const server = await killableServer();
	const storm = await commenterStorm(server, { frames, seed });
	await server.dispose();
	const sent = [...storm.sent.values()].reduce((sum, count) => sum + count, 0);
	return [
		atLeast('frames sent', sent, frames),
		told(
			'of these by kind',
			[...storm.sent].map(([kind, count]) => `${kind}: ${count}`).join(', ')
		),
		told(
			'closed by code, the others passed over',
			[...storm.codes].map(([code, count]) => `${code}: ${count}`).join(', ')
		),
		none('not refused as they must be', storm.taken),
		none('times the words were others, in the server, its log, or a window', storm.changed),
		none('shown to a colleague under a false name, or as gone', storm.falselyShown),
		atLeast('shown under their own name, whatever they said', storm.stamped, frames / 20)
	];
}

import { fork } from 'node:child_process';
import path from 'node:path';
import type { ReadersAsked, ReadersState } from './slow-readers.ts';

/** People who read one story, in a process of their own. */
export interface Readers {
	/** So many do not read from now on; all others do. */
	pause(count: number): Promise<void>;
	state(): Promise<ReadersState>;
	end(): Promise<void>;
}

/** Resolves when all are there; `pausable` of them may be paused. */
export async function openReaders(
	origin: string,
	{ count, pausable }: { count: number; pausable: number }
): Promise<Readers> {
	const script = path.join(import.meta.dirname, 'slow-readers.ts');
	const child = fork(script, [new URL(origin).port, count, pausable].map(String));
	let last = 0;

	function answer(id: number): Promise<ReadersState> {
		return new Promise((resolve, reject) => {
			const gone = () => reject(new Error('the readers are gone'));
			const hear = (message: { id: number; state: ReadersState }) => {
				if (message.id !== id) return;
				child.off('message', hear).off('exit', gone);
				resolve(message.state);
			};
			child.on('message', hear).on('exit', gone);
		});
	}

	function ask(asked: { ask: 'pause'; count: number } | { ask: 'state' }): Promise<ReadersState> {
		const id = ++last;
		const answered = answer(id);
		child.send({ id, ...asked } satisfies ReadersAsked);
		return answered;
	}

	await answer(0);
	return {
		async pause(paused) {
			await ask({ ask: 'pause', count: paused });
		},
		state: () => ask({ ask: 'state' }),
		async end() {
			const gone = new Promise((resolve) => child.once('exit', resolve));
			child.disconnect();
			await gone;
		}
	};
}

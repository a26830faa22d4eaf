import { fork } from 'node:child_process';
import path from 'node:path';
import type { Result } from './results.ts';
import type { Answer, Job } from './shape.ts';

const SCRIPT = path.join(import.meta.dirname, 'load/main.ts');

/** Has a load client, in a process of its own, do one job; rejects with what went wrong there. */
export function runJob(job: Job): Promise<Result> {
	const child = fork(SCRIPT, { serialization: 'advanced' });
	return new Promise<Result>((resolve, reject) => {
		child.once('message', (answer: Answer) => {
			if ('result' in answer) resolve(answer.result);
			else reject(new Error(answer.problem));
		});
		child.once('exit', (code) => reject(new Error(`the load client ended with ${code}`)));
		child.send(job);
	}).finally(() => child.kill());
}

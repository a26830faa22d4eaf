/** The thread in which the windows of a rehearsal are: what they do is no work of the server's. */
import { setTimeout as pause } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import type { Scene } from './scene.ts';
import { Window } from './window.ts';

const scene = workerData as Scene;

for (let visit = 0; visit < scene.visits; visit++) {
	const window = new Window(scene);
	await window.opened;
	window.close();
}
const windows = Array.from({ length: scene.windows }, () => new Window(scene));
await Promise.all(windows.map((window) => window.opened));
for (let key = 0; key < scene.keys; key++) {
	windows.forEach((window, index) => window.type(index * scene.apart + key));
	// What comes in one moment is passed on together; here each key is to make its own way.
	await pause(1);
}
while (!windows.every((window) => window.isSaved)) await pause(1);
for (const window of windows) window.close();

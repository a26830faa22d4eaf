import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { openLog } from './open-log.ts';
import type { Report } from './sync-child.ts';

/** The sync server as a process of its own, with its log in a file. */
export interface KillableServer {
	readonly url: string;
	readonly origin: string;
	/** Ends it and waits until it is gone; resolves to its exit code. */
	end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
	/** Starts it anew on the same port and file. */
	start(): Promise<void>;
	/** A room as its file has it; only while the server is down. */
	replay(room: string): Promise<Y.Doc>;
	/** How it fares. */
	report(): Promise<Report>;
	/** The content hash of a room as it has it in memory. */
	hash(room: string): Promise<string>;
	/** Of the server that runs now. */
	readonly pid: number;
	dispose(): Promise<void>;
}

export interface KillableOptions {
	/** More people and stories, see SyncServerOptions. */
	editors?: number;
	stories?: number;
	/** An empty folder for its file; it is not removed. */
	dir?: string;
	/** A PostgreSQL database instead of a file. */
	database?: string;
}

export async function killableServer(options: KillableOptions = {}): Promise<KillableServer> {
	const dir = options.dir ?? (await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-sync-')));
	const file = options.database ?? path.join(dir, 'copydesk.sqlite');
	let child = await launch(file, '0', options);
	const { port } = child;
	let questions = 0;

	function ask<T>(question: Record<string, unknown>): Promise<T> {
		const id = ++questions;
		const { process } = child;
		return new Promise((resolve, reject) => {
			const gone = () => reject(new Error('the server is gone'));
			const hear = (answer: { id: number; value: T }) => {
				if (answer.id !== id) return;
				process.off('message', hear).off('exit', gone);
				resolve(answer.value);
			};
			process.on('message', hear).on('exit', gone);
			process.send({ id, ...question });
		});
	}

	async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
		const { process } = child;
		if (process.exitCode !== null || process.signalCode !== null) return process.exitCode;
		const gone = new Promise<number | null>((resolve) => process.once('exit', resolve));
		process.kill(signal);
		return gone;
	}

	return {
		url: `ws://127.0.0.1:${port}/sync`,
		origin: `http://127.0.0.1:${port}`,
		end,
		async start() {
			child = await launch(file, port, options);
		},
		async replay(room) {
			const { store } = await openLog(file);
			const { snapshot, tail } = await store.log.load(room);
			await store.close();
			const doc = new Y.Doc();
			if (snapshot) Y.applyUpdate(doc, snapshot);
			for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
			return doc;
		},
		report: () => ask({ ask: 'report' }),
		hash: (room) => ask({ ask: 'hash', room }),
		get pid() {
			return child.process.pid ?? 0;
		},
		async dispose() {
			await end('SIGKILL');
			if (!options.dir) await fs.rm(dir, { recursive: true, force: true });
		}
	};
}

function launch(
	file: string,
	port: string,
	{ editors = 0, stories = 0 }: KillableOptions
): Promise<{ process: ChildProcess; port: string }> {
	const script = path.join(import.meta.dirname, 'sync-child.ts');
	const args = [script, file, port, String(editors), String(stories)];
	const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
	return new Promise((resolve, reject) => {
		let output = '';
		process_.stdout?.setEncoding('utf8').on('data', (text: string) => {
			output += text;
			const line = /^(\d+)\n/.exec(output)?.[1];
			if (line) resolve({ process: process_, port: line });
		});
		process_.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
	});
}

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Server } from './servers.ts';
import type { Shelf } from './stories.ts';

/** Folders with the data servers start on, filled once and copied for every run. */
export class DataFolders {
	readonly #root: string;
	readonly #filled = new Map<Shelf, Map<Server, Promise<string>>>();
	#copies = 0;

	private constructor(root: string) {
		this.#root = root;
	}

	static async make(): Promise<DataFolders> {
		return new DataFolders(await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-bench-')));
	}

	/** A folder of its own for one run. */
	async copyFor(server: Server, shelf: Shelf): Promise<string> {
		const copy = path.join(this.#root, `run-${(this.#copies += 1)}`);
		await fs.cp(await this.#fill(server, shelf), copy, { recursive: true });
		return copy;
	}

	remove(copy: string): Promise<void> {
		return fs.rm(copy, { recursive: true, force: true });
	}

	/** Lets go of the originals of a shelf that is not needed any more. */
	async forget(shelf: Shelf): Promise<void> {
		for (const folder of this.#filled.get(shelf)?.values() ?? []) await this.remove(await folder);
		this.#filled.delete(shelf);
	}

	close(): Promise<void> {
		return this.remove(this.#root);
	}

	#fill(server: Server, shelf: Shelf): Promise<string> {
		const folders = this.#filled.get(shelf) ?? new Map<Server, Promise<string>>();
		this.#filled.set(shelf, folders);
		const known = folders.get(server) ?? this.#make(server, shelf);
		folders.set(server, known);
		return known;
	}

	async #make(server: Server, shelf: Shelf): Promise<string> {
		const folder = await fs.mkdtemp(path.join(this.#root, `${server.name}-`));
		await server.fill(folder, shelf);
		return folder;
	}
}

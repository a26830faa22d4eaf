import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A Chromium that starts and says nothing. */
export interface HangingChromium {
	/** For CHROMIUM. */
	readonly program: string;
	/** Of its process; null: it has not been started. */
	pid(): Promise<number | null>;
}

/** `folder`: where it lies, and leaves its number. */
export async function hangingChromium(folder: string): Promise<HangingChromium> {
	const [program, mark] = [path.join(folder, 'chromium'), path.join(folder, 'pid')];
	await writeFile(program, `#!/bin/sh\necho $$ > '${mark}'\nexec sleep 600\n`);
	await chmod(program, 0o755);
	return {
		program,
		pid: () =>
			readFile(mark, 'utf8').then(
				(text) => Number(text) || null,
				() => null
			)
	};
}

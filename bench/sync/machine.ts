import os from 'node:os';
import process from 'node:process';

/** What figures were measured with, for who reads them later. */
export const machine = () => ({
	command: `npm run bench -- ${process.argv.slice(2).join(' ')}`,
	node: process.version,
	cores: os.availableParallelism(),
	cpu: os.cpus()[0]?.model ?? 'unknown'
});

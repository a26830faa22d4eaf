import type { Role } from '#model/person.ts';
import type { Result } from '#model/result.ts';

/** Who came with the sample, and the password they share; shown once, to whoever loaded it. */
export interface SampleSignIns {
	password: string;
	people: { name: string; username: string; roles: Role[] }[];
}

/** The sample edition: an invented paper to look around in. */
export interface Sample {
	/** Refused where there are editions already. Takes some seconds. */
	load(): Promise<Result<SampleSignIns, 'not-empty'>>;
}

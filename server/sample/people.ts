import type { Ink, Role } from '#model/person.ts';
import type { SamplePerson } from './sample-story.ts';

export interface SamplePersonRecord {
	name: string;
	username: string;
	roles: Role[];
	ink: Ink;
}

/** Seven people, every role; one of them holds two. */
export const SAMPLE_PEOPLE: Record<SamplePerson, SamplePersonRecord> = {
	ruan: { name: '阮敬之', username: 'ruan', roles: ['chief'], ink: 4 },
	duan: { name: '段清河', username: 'duan', roles: ['editor'], ink: 1 },
	liu: { name: '柳映真', username: 'liu', roles: ['editor', 'reporter'], ink: 2 },
	wen: { name: '温若楠', username: 'wen', roles: ['reporter'], ink: 6 },
	ji: { name: '季铭', username: 'ji', roles: ['reporter'], ink: 5 },
	zou: { name: '邹墨', username: 'zou', roles: ['proofreader'], ink: 3 },
	dai: { name: '戴知远', username: 'dai', roles: ['administrator'], ink: 4 }
};

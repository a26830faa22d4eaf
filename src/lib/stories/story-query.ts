import type { Id } from '#model/ids.ts';
import { STAGES } from '#model/story.ts';
import type { StoryFilter } from './story-list.ts';

/** The filters that stand in an address; without any, the stories of the edition in the making. */
export function filterOf(query: URLSearchParams, currentId: Id | null): StoryFilter {
	const edition = query.get('edition');
	const personId = query.get('person');
	return {
		edition: edition === 'all' ? null : (edition ?? (personId === null ? currentId : null)),
		stage: STAGES.find((stage) => stage === query.get('stage')) ?? null,
		section: query.get('section'),
		personId,
		words: query.get('words') ?? '',
		order: query.get('order') === 'due' ? 'due' : 'paper'
	};
}

/** The address's query for filters, "" or "?…"; what would be so anyway is left out. */
export function queryOf(filter: StoryFilter, currentId: Id | null): string {
	const query = new URLSearchParams();
	const usual = filter.personId === null ? currentId : null;
	if (filter.edition !== usual) query.set('edition', filter.edition ?? 'all');
	if (filter.stage !== null) query.set('stage', filter.stage);
	if (filter.section !== null) query.set('section', filter.section);
	if (filter.personId !== null) query.set('person', filter.personId);
	if (filter.words !== '') query.set('words', filter.words);
	if (filter.order !== 'paper') query.set('order', filter.order);
	return query.size > 0 ? `?${query}` : '';
}

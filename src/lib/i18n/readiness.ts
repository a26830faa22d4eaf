import { defineTexts } from './texts.ts';

interface ReadinessTexts {
	/** The readiness sentence: what is to be done, and whose pages wait. */
	sentence: (count: number, pages: readonly number[], all: number, hasPaper: boolean) => string;
	ready: string;
}

/** What an edition lacks for the press, in a sentence. */
export const readinessTexts = defineTexts<ReadinessTexts>(
	{
		sentence: (count, pages, all, hasPaper) => {
			const isAll = pages.length === all && all > 1;
			const where = [
				isAll ? `${all} 个版都` : pages.length > 0 ? `${pages.join('、')} 版` : '',
				hasPaper ? '报头' : ''
			].filter(Boolean);
			return `还有 ${count} 件要办，${(isAll ? where.toReversed() : where).join('和')}等着。`;
		},
		ready: '都办完了，可以付印。'
	},
	{
		sentence: (count, pages, all, hasPaper) => {
			const where = [
				...(pages.length === all && all > 1
					? [`all ${all} pages`]
					: pages.length > 0
						? [`page${pages.length === 1 ? '' : 's'} ${pages.join(', ')}`]
						: []),
				...(hasPaper ? ['the masthead'] : [])
			].join(' and ');
			return `${count} ${count === 1 ? 'thing' : 'things'} to do: ${where}.`;
		},
		ready: 'All is done; it can go to press.'
	}
);

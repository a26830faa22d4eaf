import type { TeaserFault } from '#model/teaser.ts';
import { defineTexts } from './texts.ts';

interface TeaserFaultTexts {
	/** In few words, beside the line itself. */
	short: Record<TeaserFault, string>;
	/** A sentence with the line it is about. */
	line(words: string, fault: TeaserFault, page: number | null): string;
}

/** Why a line of a teaser leads nowhere; said on the board, in the page editor and on the proof. */
export const teaserFaultTexts = defineTexts<TeaserFaultTexts>(
	{
		short: {
			unplaced: '稿件还没上版',
			spiked: '稿件已撤',
			'same-page': '稿件就在本版',
			gone: '稿件不在了',
			wordless: '没有标题',
			'no-lead': '这一版还没有稿'
		},
		line(words, fault, page) {
			if (fault === 'no-lead') return `导读：${page ?? ''} 版还没有稿`;
			if (fault === 'wordless')
				return page === null ? '导读有一条没有标题' : `导读：${page} 版那条没有标题`;
			return `导读“${words}”：${this.short[fault]}`;
		}
	},
	{
		short: {
			unplaced: 'The story stands on no page',
			spiked: 'The story is spiked',
			'same-page': 'The story is on this page',
			gone: 'The story is gone',
			wordless: 'No headline',
			'no-lead': 'No story on this page yet'
		},
		line(words, fault, page) {
			if (fault === 'no-lead') return `Teaser: page ${page ?? ''} has no story yet`;
			if (fault === 'wordless')
				return page === null
					? 'A line of the teaser has no headline'
					: `Teaser: the line for page ${page} has no headline`;
			return `Teaser “${words}”: ${this.short[fault].toLowerCase()}`;
		}
	}
);

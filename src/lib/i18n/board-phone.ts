import { defineTexts } from './texts.ts';

interface BoardPhoneTexts {
	all: (pages: number) => string;
	trouble: (count: number) => string;
	pool: (count: number) => string;
	more: (count: number) => string;
	noTrouble: string;
}

/** The board on a telephone. */
export const boardPhoneTexts = defineTexts<BoardPhoneTexts>(
	{
		all: (pages) => `全部 ${pages} 版`,
		trouble: (count) => `有问题 ${count}`,
		pool: (count) => `待上版 ${count}`,
		more: (count) => `还有 ${count} 篇`,
		noTrouble: '各版都没有超版，也没有空位。'
	},
	{
		all: (pages) => `All ${pages} pages`,
		trouble: (count) => `Trouble ${count}`,
		pool: (count) => `Not placed ${count}`,
		more: (count) => `${count} more`,
		noTrouble: 'No page is overset and none has an open slot.'
	}
);

import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory, Pinyin } from '#tests/support/story-page.ts';

test('two people write one paragraph at once, one of them in pinyin', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '两人一段', ['昨夜大雨。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const other = await openStory(browser, paper, 'meng', id);
	await writer.caretAt('昨夜');
	await other.caretAt('大雨。');
	const pinyin = await Pinyin.on(writer.page);
	for (let round = 0; round < 5; round++) {
		await pinyin.compose('ni');
		await other.type('雨');
		await pinyin.compose("ni'hao");
		await other.type('停');
		await pinyin.commit('你好');
	}
	const end = ['两人一段', `昨夜${'你好'.repeat(5)}大雨。${'雨停'.repeat(5)}`];
	await writer.shows(end);
	await other.shows(end);
	await writer.isSaved();
	await other.isSaved();
	// What the server has is what both see.
	await other.page.reload();
	await other.shows(end);
	expect(await writer.blocks()).toEqual(end);
	await writer.close();
	await other.close();
});

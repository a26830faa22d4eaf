import { expect, test } from 'vitest';
import { BESIDE_AN_EAR, slogansBeside } from './masthead.ts';

const beside = (slogans: string[], hotline = '') =>
	slogansBeside({ slogans, hotline }, BESIDE_AN_EAR);

test('beside an ear six short slogans have room, with the hotline', () => {
	const six = ['求真', '务实', '为民', '创新', '担当作为', '走在前列'];
	expect(beside(six, '0500-1234567')).toEqual(six);
});

test('of slogans that take two rows each, those that have room at a size that prints are set', () => {
	const long = Array.from({ length: 6 }, (_, at) => `${at}坚持正确导向服务全县发展大局`);
	expect(beside(long)).toEqual(long.slice(0, 4));
	expect(beside(long, '0500-1234567')).toEqual(long.slice(0, 4));
});

test('once one has no room none after it is set in its place', () => {
	const endless = '坚持正确导向'.repeat(20);
	expect(beside(['求真', endless, '务实'])).toEqual(['求真']);
});

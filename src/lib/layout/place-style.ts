import type { Area } from '#model/geometry.ts';

/** Where an area stands within another, as a style. */
export const placeStyle = (area: Area, within: Area): string => {
	const percent = (share: number) => `${Math.round(share * 1e5) / 1e3}%`;
	return (
		`left:${percent((area.x - within.x) / within.width)};` +
		`top:${percent((area.y - within.y) / within.height)};` +
		`width:${percent(area.width / within.width)};` +
		`height:${percent(area.height / within.height)}`
	);
};

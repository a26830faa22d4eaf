/** A straight line through what was measured. */
export interface Trend {
	/** On the line, at the first and at the last measurement. */
	first: number;
	last: number;
}

/** By least squares through the last two thirds of values measured at even distances, four at least. */
export function trendOf(values: readonly number[]): Trend {
	const late = values.slice(Math.ceil(values.length / 3));
	const mean = (numbers: readonly number[]) =>
		numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
	const middle = (late.length - 1) / 2;
	const level = mean(late);
	const slope =
		mean(late.map((value, index) => (index - middle) * (value - level))) /
		mean(late.map((_, index) => (index - middle) ** 2));
	return { first: level - slope * middle, last: level + slope * middle };
}

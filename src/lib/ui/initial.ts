/** What stands for a person in a small circle: the family name's character, or a Latin initial. */
export function initial(name: string): string {
	const [first] = name.trim();
	return first ? first.toUpperCase() : '·';
}

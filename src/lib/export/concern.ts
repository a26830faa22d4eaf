/** Something that is not right yet on a page, in words. */
export interface Concern {
	/** Number of the page; null: of all of them. */
	page: number | null;
	text: string;
	/** The story; null: it is none's. */
	storyId: string | null;
	/** Named on another page as well: that of the slot out of which the story hangs. */
	isEcho: boolean;
}

/** What is to be said before a page is printed, or (null) all of them: each thing once. */
export const concernsOn = (concerns: readonly Concern[], page: number | null): Concern[] =>
	concerns.filter((one) => (page === null ? !one.isEcho : one.page === null || one.page === page));

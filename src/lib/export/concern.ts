/** Something that is not right yet on a page, in words. */
export interface Concern {
	/** Number of the page; null: of all of them. */
	page: number | null;
	text: string;
	/** The story; null: it is none's. */
	storyId: string | null;
}

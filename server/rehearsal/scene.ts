/** What happens in a rehearsal, and where. */
export interface Scene {
	/** Of the story’s room, with the version of its schema. */
	url: string;
	/** Of every upgrade; the session is in them. */
	headers: { cookie: string; origin: string };
	/** Windows that come for the story and go again, one after the other. */
	visits: number;
	/** Windows that write together, so many characters apart, and how many keys each presses. */
	windows: number;
	apart: number;
	keys: number;
}

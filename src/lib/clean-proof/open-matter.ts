/** Something that is still to be seen to on a page that is signed. */
export interface OpenMatter {
	words: string;
	/** Something that was written will be missing in the paper. */
	isLoss: boolean;
}

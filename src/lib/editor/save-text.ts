/** Gives the person a text file to keep, for when the words cannot reach the server. */
export function saveText(title: string, text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = `${title.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()}.txt`;
	link.click();
	URL.revokeObjectURL(address);
}

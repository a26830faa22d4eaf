import type { Page } from '@playwright/test';

/**
 * Opens a page of the desk and waits until it lives, which is when it follows the desk: until then keys
 * and clicks are nobody's, and what is typed may be lost.
 */
export async function openLive(page: Page, address: string): Promise<void> {
	// The first word from the desk may be there before the page's last picture is.
	const lives = page
		.waitForEvent('websocket', (socket) => socket.url().endsWith('/desk'))
		.then((feed) => feed.waitForEvent('framereceived'));
	await Promise.all([page.goto(address), lives]);
}

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a machine finds that keeps out whoever does not see, point, or tell colours apart. */
export async function barriers(page: Page): Promise<unknown[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
}

/** The same by night and by day; the page is left in the light. */
export async function barriersInBoth(page: Page): Promise<unknown[]> {
	const found: unknown[] = [];
	for (const colorScheme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme });
		// Colours that are on their way to others are nobody's.
		await page.evaluate(() =>
			document
				.getAnimations()
				.filter((one) => one instanceof CSSTransition)
				.forEach((one) => one.finish())
		);
		found.push(...(await barriers(page)));
	}
	return found;
}

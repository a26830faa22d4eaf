import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What a machine finds that keeps out whoever does not see, point, or tell colours apart, once what
 * is on its way to other colours has got there: a button that just came to be of use stands, for a
 * tenth of a second, in its new ink on its old ground.
 */
export async function barriers(page: Page): Promise<unknown[]> {
	await page.evaluate(() =>
		document
			.getAnimations()
			.filter((one) => one instanceof CSSTransition)
			.forEach((one) => one.finish())
	);
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => [
		id,
		...nodes.map(({ html, failureSummary }) => [html, failureSummary])
	]);
}

/** The same by night and by day; the page is left in the light. */
export async function barriersInBoth(page: Page): Promise<unknown[]> {
	const found: unknown[] = [];
	for (const colorScheme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme });
		found.push(...(await barriers(page)));
	}
	return found;
}

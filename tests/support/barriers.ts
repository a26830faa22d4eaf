import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a machine finds that keeps out whoever does not see, point, or tell colours apart. */
export async function barriers(page: Page): Promise<unknown[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
}

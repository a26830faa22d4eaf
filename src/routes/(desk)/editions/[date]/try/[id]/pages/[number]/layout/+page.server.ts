import { pageThere } from '../../../../../page-there.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => pageThere(params);

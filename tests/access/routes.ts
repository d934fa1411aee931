import type { Rule } from './outcome'
import { makeAssignment, type World } from './world'

export interface RouteCase {
  /** Route handlers are called as each role. Pages only ask operations, each of which has its row. */
  rule?: Rule
  params?(world: World): Promise<Record<string, string>>
}

const PAGE: RouteCase = {}

/** Every route of the application. */
export const ROUTES: Record<string, RouteCase> = {
  'app/api/health/route.ts': { rule: 'anyone' },
  'app/api/account/export/route.ts': { rule: 'someone' },
  'app/api/assignments/[assignmentId]/results/route.ts': {
    rule: 'class instructor',
    params: async (world) => ({ assignmentId: (await makeAssignment(world)).assignmentId }),
  },
  // next-auth's own: sign in, sign out, session, CSRF token.
  'app/api/auth/[...nextauth]/route.ts': PAGE,
}

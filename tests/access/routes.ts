import { createAuthored } from '@/lib/server/operations/authoring/create-authored'
import { CONCEPT, DRILL, FAMILY } from '../db/skills'
import { EXERCISE } from '../db/speed'
import { CASES } from './cases'
import { makeHandsOn } from './hands-on'
import { makeInvitation } from './invitation'
import { ofRegrade } from './marking'
import type { Rule } from './outcome'
import { makeAssignment, makeAuthored, makeClass, makeExam, makeSprint, type World } from './world'

type Params = Record<string, string | string[]>

export interface RouteCase {
  /**
   * Route handlers answer with a status. Pages send to the sign-in page, or are not found: whoever is in the class
   * with the wrong role finds nothing either. A page for `anyone` shows each what their own operations give.
   */
  rule: Rule
  params?(world: World): Promise<Params> | Params
  search?: Record<string, string>
  /** What is sent to a route that only takes something; with `params` of the same call. */
  post?(world: World): Promise<{ params: Params; body: unknown }>
}

const open: RouteCase = { rule: 'anyone' }
const posted: RouteCase = { rule: 'anyone', post: async () => ({ params: {}, body: {} }) }

const inClass = async (world: World) => ({ classId: await makeClass(world) })

async function quizOf(world: World, handedIn = false): Promise<Params> {
  const { assignmentId, classId } = await makeAssignment(world, handedIn)
  return { assignmentId, classId }
}

const ofAuthored = async (world: World) => ({ authoredId: (await makeAuthored(world)).id })

/** Every route of the application. */
export const ROUTES: Record<string, RouteCase> = {
  'app/api/health/route.ts': open,
  'app/api/search/route.ts': open,
  'app/api/account/export/route.ts': { rule: 'someone' },
  'app/api/account/anki/route.ts': { rule: 'someone' },
  'app/api/assignments/[assignmentId]/results/route.ts': { rule: 'class instructor', params: quizOf },
  'app/api/assignments/[assignmentId]/statistics/route.ts': { rule: 'class instructor', params: quizOf },
  'app/api/classes/[classId]/gradebook/route.ts': { rule: 'class instructor', params: inClass },

  'app/api/assignments/[assignmentId]/qti/route.ts': {
    rule: 'class instructor',
    params: async (world) => ({ assignmentId: (await makeHandsOn(world)).assignmentId }),
  },
  'app/api/assignments/[assignmentId]/regrades/[regradeId]/route.ts': {
    rule: 'class instructor',
    params: ofRegrade,
  },

  'app/api/exams/[examId]/entries/route.ts': {
    rule: 'owner',
    async post(world) {
      const { examId, ...body } = (await CASES.appendExamEntries.input(world)) as { examId: string }
      return { params: { examId }, body }
    },
  },

  // Whoever asks for a question first becomes a visitor.
  'app/api/review/questions/route.ts': {
    rule: 'anyone',
    post: () => Promise.resolve({ params: {}, body: { skillId: FAMILY } }),
  },

  'app/api/digest/unsubscribe/route.ts': open,

  // Platforms, and browsers that come from them: what a launch may do hangs on its token and its ticket.
  'app/api/lti/keys/route.ts': open,
  'app/api/lti/login/route.ts': open,
  'app/api/lti/launch/route.ts': posted,
  'app/api/lti/class/route.ts': posted,
  'app/api/lti/assignment/route.ts': posted,
  'app/api/lti/enter/route.ts': posted,

  'app/api/authoring/route.ts': {
    rule: 'registered',
    post: () => Promise.resolve({ params: {}, body: {} }),
  },
  'app/api/authoring/[authoredId]/route.ts': { rule: 'owner with account', params: ofAuthored },
  'app/[locale]/authoring/page.tsx': { rule: 'registered' },
  'app/[locale]/authoring/drills/[authoredId]/page.tsx': { rule: 'owner with account', params: ofAuthored },
  'app/[locale]/authoring/questions/[authoredId]/page.tsx': {
    rule: 'owner with account',
    params: async (world) => ({
      authoredId: (await createAuthored(world.learner, { kind: 'FAMILY' })).id,
    }),
  },

  'app/api/v1/openapi.json/route.ts': open,
  'app/api/v1/[...rest]/route.ts': { rule: 'nobody' },
  'app/api/v1/classes/route.ts': { rule: 'token only' },
  'app/api/v1/classes/[classId]/route.ts': { rule: 'token only', params: inClass },
  'app/api/v1/classes/[classId]/members/route.ts': { rule: 'token only', params: inClass },
  'app/api/v1/classes/[classId]/assignments/route.ts': { rule: 'token only', params: inClass },
  'app/api/v1/assignments/[assignmentId]/route.ts': { rule: 'token only', params: quizOf },
  'app/api/v1/assignments/[assignmentId]/results/route.ts': { rule: 'token only', params: quizOf },
  'app/api/v1/submissions/[submissionId]/route.ts': { rule: 'token only', params: quizOf },

  'app/[locale]/page.tsx': open,
  'app/[locale]/[...rest]/page.tsx': { rule: 'nobody', params: () => ({ rest: ['nothing'] }) },
  'app/[locale]/sign-in/page.tsx': { rule: 'signed out' },
  'app/[locale]/sign-up/page.tsx': { rule: 'signed out' },
  'app/[locale]/forgot-password/page.tsx': open,
  'app/[locale]/reset-password/page.tsx': open,
  'app/[locale]/settings/page.tsx': open,
  'app/[locale]/admin/page.tsx': { rule: 'admin, hidden' },
  'app/[locale]/admin/lti/page.tsx': { rule: 'admin, hidden' },
  'app/[locale]/admin/classes/page.tsx': { rule: 'admin, hidden' },
  'app/[locale]/admin/audit/page.tsx': { rule: 'admin, hidden' },
  'app/[locale]/dashboard/page.tsx': open,
  'app/[locale]/plan/page.tsx': open,
  'app/[locale]/progress/page.tsx': open,
  'app/[locale]/concepts/page.tsx': open,
  'app/[locale]/concepts/map/page.tsx': open,
  'app/[locale]/concepts/[slug]/page.tsx': { rule: 'anyone', params: () => ({ slug: CONCEPT }) },
  'app/[locale]/review/page.tsx': open,
  'app/[locale]/lab/page.tsx': open,
  'app/[locale]/practice/page.tsx': open,
  'app/[locale]/practice/session/page.tsx': { rule: 'anyone', search: { concept: CONCEPT } },
  'app/[locale]/practice/[skill]/page.tsx': { rule: 'anyone', params: () => ({ skill: FAMILY }) },
  'app/[locale]/practice/drills/[slug]/page.tsx': { rule: 'anyone', params: () => ({ slug: DRILL }) },
  'app/[locale]/practice/speed/page.tsx': open,
  'app/[locale]/practice/speed/round/page.tsx': open,
  'app/[locale]/practice/speed/sprint/[sprintId]/page.tsx': {
    rule: 'owner',
    params: async (world) => ({ sprintId: await makeSprint(world) }),
  },
  'app/[locale]/practice/speed/[id]/page.tsx': { rule: 'anyone', params: () => ({ id: EXERCISE }) },
  'app/[locale]/exam/page.tsx': open,
  'app/[locale]/exam/[examId]/page.tsx': {
    rule: 'owner',
    params: async (world) => ({ examId: await makeExam(world) }),
  },
  'app/[locale]/exam/[examId]/review/page.tsx': {
    rule: 'owner',
    params: async (world) => ({ examId: await makeExam(world, true) }),
  },
  'app/api/classes/[classId]/invitations/route.ts': { rule: 'class instructor', params: inClass },
  'app/[locale]/join/[code]/page.tsx': { rule: 'anyone', params: () => ({ code: 'nothing' }) },
  'app/[locale]/invitation/[token]/page.tsx': {
    rule: 'anyone',
    params: async (world) => ({ token: (await makeInvitation(world)).token }),
  },
  'app/[locale]/classes/page.tsx': open,
  'app/[locale]/classes/[classId]/people/page.tsx': { rule: 'class instructor, hidden', params: inClass },
  'app/[locale]/classes/[classId]/settings/page.tsx': { rule: 'class instructor, hidden', params: inClass },
  'app/[locale]/classes/[classId]/log/page.tsx': { rule: 'class instructor, hidden', params: inClass },
  'app/[locale]/classes/[classId]/gradebook/page.tsx': { rule: 'class instructor, hidden', params: inClass },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/results/page.tsx': {
    rule: 'class instructor, hidden',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/results/questions/page.tsx': {
    rule: 'class instructor, hidden',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/board/page.tsx': {
    rule: 'class instructor, hidden',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/page.tsx': {
    rule: 'class member',
    params: async (world) => ({ classId: await makeClass(world) }),
  },
  'app/[locale]/classes/[classId]/assignments/new/page.tsx': {
    rule: 'class instructor, hidden',
    params: async (world) => ({ classId: await makeClass(world) }),
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/edit/page.tsx': {
    rule: 'class instructor, hidden',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/preview/page.tsx': {
    rule: 'class instructor, hidden',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/versions/page.tsx': {
    rule: 'class instructor, hidden',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/overrides/page.tsx': {
    rule: 'class instructor, hidden',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/page.tsx': {
    rule: 'class learner, led on',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/attempts/[submissionId]/page.tsx': {
    rule: 'owner with account',
    params: async (world) => {
      const { classId, assignmentId, submissionId } = await makeAssignment(world)
      return { classId, assignmentId, submissionId }
    },
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/submissions/[submissionId]/page.tsx': {
    rule: 'class instructor, hidden',
    params: async (world) => {
      const { classId, assignmentId, submissionId } = await makeAssignment(world, true)
      return { classId, assignmentId, submissionId }
    },
  },
  'app/[locale]/classes/[classId]/assignments/[assignmentId]/regrades/page.tsx': {
    rule: 'class instructor, hidden',
    params: quizOf,
  },
  'app/[locale]/classes/[classId]/disputes/page.tsx': {
    rule: 'class instructor, hidden',
    params: async (world) => ({ classId: await makeClass(world) }),
  },
}

/**
 * Open by nature: next-auth's own (sign in, sign out, session, CSRF token), and the service worker's script, which is made
 * from sources of a build and knows no data.
 */
export const FOREIGN_ROUTES = ['app/api/auth/[...nextauth]/route.ts', 'app/sw.js/route.ts']

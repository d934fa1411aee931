import type account from './messages/en/account.json'
import type assign from './messages/en/assign.json'
import type assignment from './messages/en/assignment.json'
import type authoring from './messages/en/authoring.json'
import type classes from './messages/en/classes.json'
import type common from './messages/en/common.json'
import type concepts from './messages/en/concepts.json'
import type dashboard from './messages/en/dashboard.json'
import type data from './messages/en/data.json'
import type errors from './messages/en/errors.json'
import type exam from './messages/en/exam.json'
import type home from './messages/en/home.json'
import type interop from './messages/en/interop.json'
import type lab from './messages/en/lab.json'
import type marking from './messages/en/marking.json'
import type memory from './messages/en/memory.json'
import type offline from './messages/en/offline.json'
import type plan from './messages/en/plan.json'
import type practice from './messages/en/practice.json'
import type progress from './messages/en/progress.json'
import type results from './messages/en/results.json'
import type review from './messages/en/review.json'
import type roster from './messages/en/roster.json'
import type speed from './messages/en/speed.json'
import type study from './messages/en/study.json'
import { type Namespace, namespaces } from './namespaces'
import type { Locale } from './routing'

interface EnglishMessages {
  account: typeof account
  classes: typeof classes
  common: typeof common
  concepts: typeof concepts
  dashboard: typeof dashboard
  errors: typeof errors
  exam: typeof exam
  home: typeof home
  lab: typeof lab
  offline: typeof offline
  data: typeof data
  study: typeof study
  memory: typeof memory
  plan: typeof plan
  progress: typeof progress
  practice: typeof practice
  review: typeof review
  speed: typeof speed
  roster: typeof roster
  assign: typeof assign
  assignment: typeof assignment
  results: typeof results
  marking: typeof marking
  authoring: typeof authoring
  interop: typeof interop
}

/** The shape of all messages, as English has them; leaving a namespace out does not compile. */
export type Messages = { [N in Namespace]: EnglishMessages[N] }

/** Reads every namespace of one language. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    namespaces.map(async (name) => [name, (await import(`./messages/${locale}/${name}.json`)).default]),
  )
  return Object.fromEntries(files) as Messages
}

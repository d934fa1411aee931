import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AboutExam } from '@/components/exam/lobby/about-exam'
import { PastExams } from '@/components/exam/lobby/past-exams'
import { RunningExam } from '@/components/exam/lobby/running-exam'
import { StartExam } from '@/components/exam/lobby/start-exam'
import { Page } from '@/components/layout/page'
import { SprintCard } from '@/components/speed/sprint/sprint-card'
import type { ExamCursor } from '@/lib/exam/exam'
import { startExamAction } from '@/lib/server/actions/exams'
import { startSprintAction } from '@/lib/server/actions/speed'
import type { Actor } from '@/lib/server/actor'
import { now } from '@/lib/server/clock'
import { getAccount } from '@/lib/server/operations/accounts/get-account'
import { listExams } from '@/lib/server/operations/exams/list-exams'
import { listSprints } from '@/lib/server/operations/speed/list-sprints'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exam'))('title') }
}

type Query = Awaited<PageProps<'/[locale]/exam'>['searchParams']>

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The page of older exams that the address asks for; one that makes no sense is the first. */
function cursorOf({ before, id }: Query): ExamCursor | undefined {
  const startedAt = new Date(String(before))
  if (Number.isNaN(startedAt.getTime()) || typeof id !== 'string' || !UUID.test(id)) return undefined
  return { startedAt, id }
}

const timeZoneOf = async (actor: Actor) =>
  actor.kind === 'user' || actor.kind === 'visitor' ? (await getAccount(actor, {})).timeZone : 'UTC'

/** What a mock exam is, the one under way, those that one may begin, and those that one has sat. */
export default async function ExamLobbyPage({ searchParams }: PageProps<'/[locale]/exam'>) {
  const t = await getTranslations('exam')
  const locale = await getLocale()
  const actor = await getActor()
  const before = cursorOf(await searchParams)
  const { running, past, next, offers } = await listExams(actor, { limit: 20, ...(before ? { before } : {}) })
  const domains = offers.domains.map(({ id, names, drills }) => ({ id, name: names[locale], drills }))
  const names = Object.fromEntries(domains.map(({ id, name }) => [id, name]))
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="grid gap-12">
        {running && <RunningExam exam={running} now={now()} names={names} />}
        <StartExam
          domains={domains}
          weak={offers.weak}
          blocked={running !== null}
          sprint={<SprintCard offer={await listSprints(actor, {})} now={now()} start={startSprintAction} />}
          start={startExamAction}
        />
        <AboutExam />
        <PastExams
          past={past}
          next={next}
          older={before !== undefined}
          timeZone={await timeZoneOf(actor)}
          names={names}
        />
      </div>
    </Page>
  )
}

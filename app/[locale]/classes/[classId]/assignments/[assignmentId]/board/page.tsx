import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { LiveBoard } from '@/components/results/board/live-board'
import { ResultsTabs } from '@/components/results/results-tabs'
import { Link } from '@/lib/i18n/navigation'
import { getBoardAction } from '@/lib/server/actions/results'
import { getBoard } from '@/lib/server/operations/results/get-board'
import { loadTaughtClass, orNotFound } from '../../../../load'
import { phaseText } from '../results/load'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/board'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('results.board'))('title') }
}

/** Who is where while an assignment runs. */
export default async function BoardPage({ params, searchParams }: Props) {
  const t = await getTranslations('results.board')
  const { classId, assignmentId } = await params
  const { names } = await searchParams
  const { actor, found } = await loadTaughtClass(classId)
  const board = await orNotFound(getBoard(actor, { assignmentId }))
  if (board.classId !== classId) notFound()
  return (
    <Page
      width="wide"
      title={`${t('title')}: ${board.title}`}
      lead={
        <>
          <Link href={`/classes/${classId}`} className="underline underline-offset-4">
            {found.name}
          </Link>{' '}
          · {await phaseText(board, found.timeZone)} · {t('lead')}
        </>
      }
      tabs={<ResultsTabs href={`/classes/${classId}/assignments/${assignmentId}`} current="board" />}
    >
      <PageMessages of={['results']}>
        <LiveBoard
          assignmentId={assignmentId}
          first={board}
          namesHidden={names === 'hidden'}
          timeZone={found.timeZone}
          load={getBoardAction}
        />
      </PageMessages>
    </Page>
  )
}

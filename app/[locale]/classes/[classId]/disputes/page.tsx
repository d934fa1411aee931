import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { DisputeList } from '@/components/marking/dispute-list'
import { ClassTabs } from '@/components/roster/class-tabs'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { listDisputes } from '@/lib/server/operations/marking/list-disputes'
import { loadTaughtClass, orNotFound } from '../../load'

type Props = PageProps<'/[locale]/classes/[classId]/disputes'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('marking.dispute'))('listTitle') }
}

/** What learners of the class, or of `?assignment=`, have disputed. */
export default async function DisputesPage({ params, searchParams }: Props) {
  const t = await getTranslations('marking.dispute')
  const { classId } = await params
  const { assignment } = await searchParams
  const { actor, found } = await loadTaughtClass(classId)
  const of = typeof assignment === 'string' ? { assignmentId: assignment } : {}
  const { disputes } = await orNotFound(listDisputes(actor, { classId, ...of }))
  return (
    <Page
      title={t('listTitle')}
      lead={t('listLead')}
      actions={
        <Button asChild variant="outline">
          <Link
            href={
              of.assignmentId
                ? `/classes/${classId}/assignments/${of.assignmentId}/results`
                : `/classes/${classId}`
            }
          >
            {found.name}
          </Link>
        </Button>
      }
    >
      <div className="grid min-w-0 gap-6">
        <ClassTabs classId={classId} current="disputes" />
        <DisputeList classId={classId} disputes={disputes} timeZone={found.timeZone} />
      </div>
    </Page>
  )
}

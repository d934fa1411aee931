import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ActLog } from '@/components/roster/act-log'
import { AdminTabs } from '@/components/roster/admin-tabs'
import { listAudit } from '@/lib/server/operations/admin/list-audit'
import { orNotFound } from '../../classes/load'
import { actQuery, cursorOf } from '../../classes/search-params'
import { loadAdmin } from '../load-admin'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster.admin'))('auditTitle') }
}

/** Who did what anywhere. */
export default async function AuditPage({ searchParams }: PageProps<'/[locale]/admin/audit'>) {
  const { actor, timeZone } = await loadAdmin()
  const t = await getTranslations('roster.admin')
  const { input, ...asked } = actQuery(await searchParams)
  const { acts, next } = await orNotFound(listAudit(actor, input))
  const log = { ...asked, acts, next: next && cursorOf(next.at, next.id) }
  return (
    <Page title={t('auditTitle')} lead={t('auditLead')} actions={<AdminTabs current="audit" />}>
      <div className="grid gap-6">
        <ActLog href="/admin/audit" {...log} timeZone={timeZone} withClass />
      </div>
    </Page>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ActFilter } from '@/components/roster/act-filter'
import { ActList } from '@/components/roster/act-list'
import { AdminTabs } from '@/components/roster/admin-tabs'
import { NextPage } from '@/components/roster/next-page'
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
  const { query, input, later } = actQuery(await searchParams)
  const { acts, next } = await orNotFound(listAudit(actor, input))
  return (
    <Page title={t('auditTitle')} lead={t('auditLead')} actions={<AdminTabs current="audit" />}>
      <div className="grid gap-6">
        <ActFilter href="/admin/audit" action={query.kind} person={query.person} />
        <ActList acts={acts} href="/admin/audit" timeZone={timeZone} withClass />
        <NextPage
          href="/admin/audit"
          query={query}
          name="before"
          later={later}
          next={next && cursorOf(next.at, next.id)}
        />
      </div>
    </Page>
  )
}

import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { AdminTabs } from '@/components/roster/admin-tabs'
import { NextPage } from '@/components/roster/next-page'
import { SearchForm } from '@/components/roster/search-form'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import { listAllClasses } from '@/lib/server/operations/admin/list-all-classes'
import { orNotFound } from '../../classes/load'
import { textOf } from '../../classes/search-params'
import { loadAdmin } from '../load-admin'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roster.admin'))('classesTitle') }
}

/** Every class; opening one is logged there. */
export default async function AdminClassesPage({ searchParams }: PageProps<'/[locale]/admin/classes'>) {
  const { actor, timeZone } = await loadAdmin()
  const t = await getTranslations('roster.admin')
  const counts = await getTranslations('classes')
  const format = await getFormatter()
  const { q, before } = await searchParams
  const [search, from] = [textOf(q) ?? '', textOf(before)]
  const { classes, next } = await orNotFound(
    listAllClasses(actor, { search, ...(from ? { before: from } : {}) }),
  )
  return (
    <Page title={t('classesTitle')} lead={t('classesLead')} actions={<AdminTabs current="classes" />}>
      <div className="grid gap-6">
        <SearchForm label={t('searchClasses')} value={search} />
        {classes.length === 0 && <EmptyState title={t('noClasses')} />}
        {classes.length > 0 && (
          <ul className="divide-y rounded-lg border bg-card">
            {classes.map((found) => (
              <li
                key={found.id}
                className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-accent"
              >
                <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
                  <Link
                    href={`/classes/${found.id}`}
                    // Fetched ahead, it would be on record as opened.
                    prefetch={false}
                    className="font-bold wrap-anywhere after:absolute after:inset-0"
                  >
                    {found.name}
                  </Link>
                  <p className="text-sm wrap-anywhere text-muted-foreground">
                    {counts('class.taughtBy', { names: found.instructors.join(', ') })}
                  </p>
                  <p className="text-sm text-muted-foreground">
                    {counts('members', { count: found.members })} ·{' '}
                    {counts('assignments', { count: found.assignments })} ·{' '}
                    {t('made', {
                      when: format.dateTime(found.createdAt, { dateStyle: 'medium', timeZone }),
                    })}
                  </p>
                </div>
                {found.archivedAt && <Badge>{t('archived')}</Badge>}
              </li>
            ))}
          </ul>
        )}
        <NextPage
          href="/admin/classes"
          query={search ? { q: search } : {}}
          name="before"
          later={Boolean(from)}
          next={next}
        />
      </div>
    </Page>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResetLinkButton } from '@/components/account/reset-link-button'
import { Page } from '@/components/layout/page'
import { AdminTabs } from '@/components/roster/admin-tabs'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Table, Td, Th } from '@/components/ui/table'
import { Link } from '@/lib/i18n/navigation'
import { makeResetLinkAction } from '@/lib/server/actions/admin'
import { listUsers } from '@/lib/server/operations/admin/list-users'
import { loadAdmin } from './load-admin'

const PAGE_SIZE = 50
const uuid = /^[0-9a-f-]{36}$/

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.admin'))('title') }
}

/** Accounts, and one-time links for people whom no mail reaches. Does not exist for anybody else. */
export default async function AdminPage({ searchParams }: PageProps<'/[locale]/admin'>) {
  const { actor } = await loadAdmin()
  const t = await getTranslations('account.admin')
  const { before } = await searchParams
  const from = typeof before === 'string' && uuid.test(before) ? { before } : {}
  const users = await listUsers(actor, { ...from, limit: PAGE_SIZE })
  const last = users.length === PAGE_SIZE ? users.at(-1) : undefined
  return (
    <Page title={t('title')} lead={t('lead')} actions={<AdminTabs current="accounts" />}>
      <Table label={t('title')}>
        <thead>
          <tr>
            <Th>{t('person')}</Th>
            <Th className="hidden sm:table-cell">{t('since')}</Th>
            <Th>{t('link')}</Th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.id}>
              <Td>
                <span className="font-semibold">{user.name}</span>{' '}
                {user.role === 'ADMIN' && <Badge variant="info">{t('administrator')}</Badge>}
                <span className="block wrap-anywhere text-muted-foreground">{user.email}</span>
              </Td>
              <Td className="hidden whitespace-nowrap tabular sm:table-cell">
                {user.registeredAt?.toISOString().slice(0, 10)}
              </Td>
              <Td>
                <ResetLinkButton email={user.email ?? ''} make={makeResetLinkAction} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {last && (
        <Button asChild variant="outline" className="mt-6">
          <Link href={{ pathname: '/admin', query: { before: last.id } }}>{t('older')}</Link>
        </Button>
      )}
    </Page>
  )
}

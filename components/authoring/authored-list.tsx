'use client'

import { useTranslations } from 'next-intl'
import { useDeferredValue, useState } from 'react'
import { Choice } from '@/components/ui/choice'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { AuthoredSummary } from '@/lib/server/operations/authoring/list-authored'
import { AuthoredRow, type RowActions } from './authored-row'

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

export interface AuthoredListProps {
  items: AuthoredSummary[]
  actions: RowActions
  /** ms since the epoch */
  now: number
}

/** What I have written, and what others share with me; found by its titles. */
export function AuthoredList({ items, actions, now }: AuthoredListProps) {
  const t = useTranslations('authoring.list')
  const [query, setQuery] = useState('')
  const [archived, setArchived] = useState(false)
  const wanted = folded(useDeferredValue(query).trim())
  const found = items.filter(
    ({ archivedAt, titles }) =>
      (archived || !archivedAt) && [titles.en, titles.ja].some((title) => folded(title).includes(wanted)),
  )
  const mine = found.filter(({ owner }) => owner === undefined)
  const shared = found.filter(({ owner }) => owner !== undefined)
  if (items.length === 0) return <EmptyState title={t('empty')} description={t('emptyText')} />
  return (
    <div className="grid gap-8">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <Field label={t('search')} className="w-full max-w-sm">
          <Input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        </Field>
        {items.some(({ archivedAt }) => archivedAt) && (
          <Choice
            label={t('showArchived')}
            checked={archived}
            onChange={(event) => setArchived(event.target.checked)}
          />
        )}
      </div>
      {found.length === 0 && <p role="status">{t('nothingFound')}</p>}
      <Rows title={t('mine')} items={mine} {...{ actions, now }} />
      <Rows title={t('shared')} items={shared} {...{ actions, now }} />
    </div>
  )
}

function Rows({ title, items, ...rest }: AuthoredListProps & { title: string }) {
  if (items.length === 0) return null
  return (
    <section className="grid gap-3">
      <h2 className="text-lg font-bold">{title}</h2>
      <ul className="divide-y rounded-lg border bg-card">
        {items.map((item) => (
          <AuthoredRow key={item.id} item={item} {...rest} />
        ))}
      </ul>
    </section>
  )
}

'use client'

import { Archive, ArchiveRestore, Copy, Download } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { useRelativeTime } from '@/components/layout/use-relative-time'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { IconButton } from '@/components/ui/icon-button'
import { Link, useRouter } from '@/lib/i18n/navigation'
import type { archiveAuthoredAction, duplicateAuthoredAction } from '@/lib/server/actions/authoring'
import type { AuthoredSummary } from '@/lib/server/operations/authoring/list-authored'

export interface RowActions {
  archive: typeof archiveAuthoredAction
  duplicate: typeof duplicateAuthoredAction
}

export interface AuthoredRowProps {
  item: AuthoredSummary
  actions: RowActions
  now: number
}

/** One of them: its title leads to its editor. */
export function AuthoredRow({ item, actions, now }: AuthoredRowProps) {
  const t = useTranslations('authoring.list')
  const locale = useLocale()
  const router = useRouter()
  const relative = useRelativeTime()
  const archiving = useAction(actions.archive)
  const copying = useAction(actions.duplicate)
  const { id, kind, titles, archivedAt, publishedAt, savedAt, owner, classes } = item
  const path = kind === 'DRILL' ? 'drills' : 'questions'
  const title = titles[locale] || titles.en || titles.ja || t(`untitled.${kind}`)
  const failure = archiving.failure ?? copying.failure
  return (
    <li className="grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
          <Link href={`/authoring/${path}/${id}`} className="font-bold wrap-anywhere hover:underline">
            {title}
          </Link>
          <p className="text-sm text-muted-foreground">
            {[
              t(`kind.${kind}`),
              owner === undefined
                ? t('savedAt', { ago: relative(savedAt, new Date(now)) })
                : t('by', { owner }),
              ...classes.map(({ name }) => name),
            ].join(' · ')}
          </p>
        </div>
        <Badge variant={archivedAt ? 'neutral' : publishedAt ? 'success' : 'outline'}>
          {t(archivedAt ? 'archived' : publishedAt ? 'published' : 'draft')}
        </Badge>
        <div className="flex">
          <IconButton
            icon={Copy}
            label={t('duplicate', { title })}
            disabled={copying.pending}
            onClick={() => copying.run({ id }, (copy) => router.push(`/authoring/${path}/${copy.id}`))}
          />
          <a
            href={`/api/authoring/${id}`}
            aria-label={t('export', { title })}
            title={t('export', { title })}
            className="grid size-9 place-items-center rounded-md text-muted-foreground hover:bg-muted hover:text-foreground pointer-coarse:size-11"
          >
            <Download aria-hidden className="size-4" />
          </a>
          {owner === undefined && (
            <IconButton
              icon={archivedAt ? ArchiveRestore : Archive}
              label={t(archivedAt ? 'restore' : 'archive', { title })}
              disabled={archiving.pending}
              onClick={() => archiving.run({ id, archived: !archivedAt }, () => router.refresh())}
            />
          )}
        </div>
      </div>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
    </li>
  )
}

'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DiffView } from '@/components/lab/editor/diff-view'
import { PageSection } from '@/components/layout/page-section'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { AuthoredVersion } from '@/lib/server/authoring/versions'
import type { FileDifference } from '@/lib/server/operations/authoring/compare-authored'
import type { RestoredDraft } from '@/lib/server/operations/authoring/restore-version'
import { useAuthoringActions } from './actions'

export interface VersionListProps {
  id: string
  versions: AuthoredVersion[]
  revision(): number
  flush(): Promise<boolean>
  /** Absent: only its author may. */
  onRestored?: ((restored: RestoredDraft) => void) | undefined
}

/** What was published, with what changed from one to the next. */
export function VersionList({ versions, ...rest }: VersionListProps) {
  const t = useTranslations('authoring.versions')
  return (
    <PageSection id="versions" title={t('title')} text={t('text')}>
      {versions.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <ul className="grid gap-3">
          {versions.map((version) => (
            <li key={version.id}>
              <VersionRow version={version} {...rest} />
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  )
}

type VersionRowProps = Omit<VersionListProps, 'versions'> & { version: AuthoredVersion }

function VersionRow({ id, version, revision, flush, onRestored }: VersionRowProps) {
  const t = useTranslations('authoring.versions')
  const format = useFormatter()
  const { compareAuthoredAction, restoreVersionAction } = useAuthoringActions()
  const comparing = useAction(compareAuthoredAction)
  const restoring = useAction(restoreVersionAction)
  const [differences, setDifferences] = useState<FileDifference[]>()
  const failure = comparing.failure ?? restoring.failure
  const asked = { id, versionId: version.id }
  const restore = async () => {
    if (!(await flush())) return
    restoring.run({ ...asked, revision: revision() }, (restored) => onRestored?.(restored))
  }
  return (
    <div className="grid gap-3 rounded-md border bg-card p-4">
      <div className="flex flex-wrap items-center gap-3">
        <time dateTime={version.createdAt.toISOString()} className="font-semibold">
          {format.dateTime(version.createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
        {version.isCurrent && <Badge variant="success">{t('current')}</Badge>}
        <span className="text-sm text-muted-foreground wrap-anywhere">
          {version.changed.length > 0 && t('changed', { files: version.changed.join(', ') })}
        </span>
      </div>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="outline"
          size="sm"
          busy={comparing.pending}
          onClick={() => void flush().then(() => comparing.run(asked, setDifferences))}
        >
          {t('compare')}
        </Button>
        {onRestored && (
          <Button variant="outline" size="sm" busy={restoring.pending} onClick={() => void restore()}>
            {t('restore')}
          </Button>
        )}
        <Button asChild variant="ghost" size="sm">
          <a href={`/api/authoring/${id}?version=${version.id}`}>{t('export')}</a>
        </Button>
      </div>
      {differences?.length === 0 && <p role="status">{t('same')}</p>}
      {differences?.map(({ path, published, draft }) => (
        <div key={path} className="grid gap-1">
          <p className="font-mono text-sm">{path}</p>
          <DiffView before={published} after={draft} />
        </div>
      ))}
    </div>
  )
}

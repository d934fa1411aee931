'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import type { AnkiPreview } from '@/lib/server/operations/data/read-anki'
import type { ImportAnkiProps } from './import-anki'
import { importBatches, rowsOf } from './import-batches'
import { PACKAGE_LIMITS } from './package-limits'

interface Run {
  /** Calls that were answered, and what they held. */
  batches: number
  sent: number
  added: number
  going: boolean
  error?: string
}

const before: Run = { batches: 0, sent: 0, added: 0, going: false }

/** What a package would bring along, and the adding of it, call by call. */
export function ImportRun({
  preview,
  importReviews,
}: { preview: AnkiPreview } & Pick<ImportAnkiProps, 'importReviews'>) {
  const t = useTranslations('data.import')
  const messageOf = useErrorMessage()
  const [run, setRun] = useState(before)
  const total = rowsOf(preview.skills)
  const done = run.sent === total

  async function go() {
    let { batches, sent, added } = run
    for (const skills of importBatches(preview.skills).slice(batches)) {
      setRun({ batches, sent, added, going: true })
      const answer = await importReviews({ skills }).catch(() => undefined)
      if (!answer?.ok) {
        const error = answer ? messageOf(answer) : t('offline')
        return setRun({ batches, sent, added, going: false, error })
      }
      batches++
      sent += rowsOf(skills)
      added += answer.data.added
    }
    setRun({ batches, sent, added, going: false })
  }

  if (total > 0 && done) return <Alert variant="success">{t('done', { count: run.added })}</Alert>
  return (
    <div className="grid w-full gap-3">
      <Report preview={preview} />
      {total === 0 && <Alert>{t('nothing')}</Alert>}
      {run.error && (
        <Alert variant="destructive" title={run.error}>
          {t('broken', { done: run.sent, total })}
        </Alert>
      )}
      {run.going && (
        <>
          <Progress value={run.sent} max={total} label={t('added')} />
          <p role="status" className="text-sm">
            {t('progress', { done: run.sent, total })}
          </p>
        </>
      )}
      {total > 0 && (
        <Button className="justify-self-start" busy={run.going} onClick={go}>
          {run.error ? t('goOn') : t('confirm', { count: total })}
        </Button>
      )}
    </div>
  )
}

function Report({ preview }: { preview: AnkiPreview }) {
  const t = useTranslations('data.import')
  const format = useFormatter()
  const lines: [string, number][] = [
    [t('read'), preview.read],
    [t('added'), preview.added],
    [t('present'), preview.present],
    ...(preview.notOurs > 0 ? [[t('notOurs'), preview.notOurs] as [string, number]] : []),
    ...preview.refused.map(({ reason, count }): [string, number] => [
      t(`refused.${reason}`, { max: PACKAGE_LIMITS.reviews }),
      count,
    ]),
  ]
  return (
    <dl className="grid gap-1 rounded-md border bg-card p-4 text-sm">
      {lines.map(([label, count]) => (
        <div key={label} className="flex justify-between gap-4">
          <dt>{label}</dt>
          <dd className="font-semibold tabular-nums">{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

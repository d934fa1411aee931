'use client'

import { ChevronLeft, ChevronRight, Pin, PinOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { PageSection } from '@/components/layout/page-section'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Skeleton } from '@/components/ui/skeleton'
import type { QuestionDraft } from '@/lib/authoring/question-draft'
import type { Preview } from '@/lib/server/operations/authoring/preview-variant'
import { useAuthoringActions } from './actions'
import { ShownVariant } from './shown-variant'
import type { DraftHandle } from './use-draft'

const MOST_PINNED = 50

export interface VariantLeafProps {
  id: string
  handle: Pick<DraftHandle<QuestionDraft>, 'draft' | 'change'>
}

/** Leafs through the family's variants, with their answers; those that are pinned are asked. */
export function VariantLeaf({ id, handle: { draft, change } }: VariantLeafProps) {
  const t = useTranslations('authoring.question')
  const { previewVariantAction } = useAuthoringActions()
  const { run, pending, failure } = useAction(previewVariantAction)
  const [page, setPage] = useState(0)
  const [shown, setShown] = useState<Preview>()
  const { family, difficulty, seeds } = draft
  const show = (of: { page: number } | { seed: number }) =>
    run({ id, family, of, ...(difficulty === undefined ? {} : { difficulty }) }, setShown)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first one, once
  useEffect(() => show({ page: 0 }), [])
  const turn = (next: number) => {
    setPage(next)
    show({ page: next })
  }
  const isPinned = shown !== undefined && seeds.includes(shown.seed)
  const pin = (seed: number) =>
    change((old) => ({
      ...old,
      seeds: old.seeds.includes(seed) ? old.seeds.filter((one) => one !== seed) : [...old.seeds, seed],
    }))
  return (
    <PageSection id="variants" title={t('variantsTitle')} text={t('variantsText')}>
      <div className="flex flex-wrap items-center gap-3">
        <IconButton
          framed
          icon={ChevronLeft}
          label={t('before')}
          disabled={page === 0 || pending}
          onClick={() => turn(page - 1)}
        />
        <span role="status" className="text-sm">
          {t('page', { number: page + 1 })}
        </span>
        <IconButton
          framed
          icon={ChevronRight}
          label={t('next')}
          disabled={pending}
          onClick={() => turn(page + 1)}
        />
        {shown && (
          <Button
            size="sm"
            variant={isPinned ? 'outline' : 'primary'}
            disabled={!isPinned && seeds.length >= MOST_PINNED}
            onClick={() => pin(shown.seed)}
          >
            {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
            {t(isPinned ? 'unpin' : 'pin')}
          </Button>
        )}
      </div>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      {shown ? <ShownVariant preview={shown} /> : !failure && <Skeleton className="h-64" />}
      <Pinned seeds={seeds} onShow={(seed) => show({ seed })} onRemove={pin} />
    </PageSection>
  )
}

interface PinnedProps {
  seeds: number[]
  onShow(seed: number): void
  onRemove(seed: number): void
}

function Pinned({ seeds, onShow, onRemove }: PinnedProps) {
  const t = useTranslations('authoring.question')
  if (seeds.length === 0) return <p className="text-sm text-muted-foreground">{t('nonePinned')}</p>
  return (
    <div className="grid gap-2">
      <h3 className="font-bold">{t('pinned', { count: seeds.length })}</h3>
      <ul className="flex flex-wrap gap-2">
        {seeds.map((seed, at) => (
          <li key={seed} className="flex items-center rounded-md bg-muted">
            <Button variant="ghost" size="sm" onClick={() => onShow(seed)}>
              {t('variant', { number: at + 1 })}
            </Button>
            <IconButton
              icon={PinOff}
              label={t('unpinOne', { number: at + 1 })}
              onClick={() => onRemove(seed)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

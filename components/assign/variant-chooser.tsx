'use client'

import { Pin, PinOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { QuestionView } from '@/components/quiz/question-view'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import { Skeleton } from '@/components/ui/skeleton'
import type { PublicVariant } from '@/lib/quiz/render'
import type { FamilyItem } from './form-item'
import { pinSeed } from './pin-seed'
import { type PreviewFamily, useVariants } from './use-variants'

export interface VariantChooserProps {
  item: FamilyItem
  title: string
  isSame: boolean
  classId: string
  previewFamily: PreviewFamily
  onChange(item: FamilyItem): void
  onClose(): void
}

/** Leafs through the variants of a family; those that are pinned come first. */
export function VariantChooser({ item, title, isSame, onChange, onClose, ...rest }: VariantChooserProps) {
  const t = useTranslations('assign.chooser')
  const common = useTranslations('common')
  const { looked, current, index, go, next, pending, failure } = useVariants(item, rest)
  const { seeds } = item
  const isPinned = current !== undefined && seeds.includes(current.seed)
  const pin = (seed: number) => onChange(pinSeed(item, seed, isSame))
  return (
    <Modal
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { title })}
      description={t('text')}
      closeLabel={common('close')}
      className="max-w-2xl!"
    >
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="outline" size="sm" disabled={index === 0} onClick={() => go(index - 1)}>
          {t('previous')}
        </Button>
        <Button variant="outline" size="sm" busy={pending} onClick={next}>
          {t(index < looked.length - 1 ? 'next' : 'draw')}
        </Button>
        {current && (
          <span role="status" className="tabular text-sm text-muted-foreground">
            {t('place', { number: index + 1, total: looked.length })}
          </span>
        )}
      </div>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      {current ? (
        <Shown key={current.seed} question={current.variant} />
      ) : (
        !failure && <Skeleton className="h-48" />
      )}
      <div className="grid gap-2 border-t pt-4">
        <div className="flex flex-wrap gap-2">
          {current && (
            <Button variant={isPinned ? 'outline' : 'primary'} size="sm" onClick={() => pin(current.seed)}>
              {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
              {t(isPinned ? 'unpin' : 'pin')}
            </Button>
          )}
          {seeds.length > 0 && (
            <Button variant="ghost" size="sm" onClick={() => onChange(pinSeed({ ...item, seeds: [] }))}>
              {t('clear')}
            </Button>
          )}
          <Button variant="outline" size="sm" className="ml-auto" onClick={onClose}>
            {t('done')}
          </Button>
        </div>
        <p role="status" className="text-sm text-muted-foreground">
          {seeds.length > 0 ? t('count', { count: seeds.length }) : t(isSame ? 'noneSame' : 'none')}{' '}
          {isSame && t('only')}
        </p>
      </div>
    </Modal>
  )
}

function Shown({ question }: { question: PublicVariant }) {
  const [value, setValue] = useState<unknown>()
  return <QuestionView question={question} value={value} onChange={setValue} />
}

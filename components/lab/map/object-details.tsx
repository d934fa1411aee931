'use client'

import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import type { ObjectDescription } from './describe/describe-object'
import { MOOD_LOOKS } from './mood-look'
import { ObjectBody, type ObjectBodyProps } from './object-body'

export interface ObjectDetailsProps extends Omit<ObjectBodyProps, 'object'> {
  /** Absent: nothing is opened. */
  object: ObjectDescription | undefined
  /** Whether another object was opened before this one. */
  hasBack: boolean
  onBack(): void
  /** When it is no more to be seen. */
  onClosed(): void
}

/** Everything about one object, and where one goes from there. */
export function ObjectDetails(props: ObjectDetailsProps) {
  const { object, hasBack, onBack, onClose, onClosed } = props
  const t = useTranslations('lab')
  const common = useTranslations('common')
  return (
    <Dialog open={object !== undefined} onOpenChange={(open) => !open && onClose()}>
      {object && (
        <DialogContent
          side="sheet"
          className="w-96!"
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            onClosed()
          }}
          closeLabel={common('close')}
          title={<Title object={object} />}
        >
          {hasBack && (
            <Button variant="ghost" size="sm" className="justify-self-start" onClick={onBack}>
              <ArrowLeft aria-hidden />
              {t('map.back')}
            </Button>
          )}
          <ObjectBody {...props} object={object} />
        </DialogContent>
      )}
    </Dialog>
  )
}

function Title({ object: { ref, mood } }: { object: ObjectDescription }) {
  const t = useTranslations('lab')
  return (
    <span className="grid gap-1">
      <span className="font-mono text-base break-all">
        <span className="mr-1.5 font-sans font-normal text-muted-foreground">{ref.kind}</span>
        {ref.name}
      </span>
      <span className="flex flex-wrap gap-x-3 text-sm font-normal">
        {ref.namespace && <span className="font-mono text-muted-foreground">{ref.namespace}</span>}
        {mood && (
          <span className={MOOD_LOOKS[mood].word}>
            <span aria-hidden>{MOOD_LOOKS[mood].sign}</span>{' '}
            {t(ref.kind === 'Pod' ? `mood.${mood}` : `health.${mood}`)}
          </span>
        )}
      </span>
    </span>
  )
}

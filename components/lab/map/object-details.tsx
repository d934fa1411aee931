'use client'

import { ArrowLeft, SquareTerminal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import type { ObjectRef } from '@/lib/lab/picture/object-key'
import { describeCommand, type ObjectDescription } from './describe-object'
import { MOOD_LOOKS } from './mood-look'
import { ObjectButton } from './object-button'

export interface ObjectDetailsProps {
  /** Absent: nothing is opened. */
  object: ObjectDescription | undefined
  /** Whether another object was opened before this one. */
  hasBack: boolean
  onBack(): void
  onOpen(key: string): void
  onClose(): void
  /** Types a line in the terminal, and runs it. */
  onCommand?: ((text: string) => void) | undefined
  /** Asks why it is as it is. */
  onWhy?: ((ref: ObjectRef) => void) | undefined
  /** The answer to that, or what else belongs there. */
  why?: ReactNode
}

/** Everything about one object, and where one goes from there. */
export function ObjectDetails(props: ObjectDetailsProps) {
  const { object, hasBack, onBack, onClose } = props
  const t = useTranslations('lab')
  const common = useTranslations('common')
  return (
    <Dialog open={object !== undefined} onOpenChange={(open) => !open && onClose()}>
      {object && (
        <DialogContent
          side="sheet"
          className="w-96"
          closeLabel={common('close')}
          title={<Title object={object} />}
        >
          {hasBack && (
            <Button variant="ghost" size="sm" className="justify-self-start" onClick={onBack}>
              <ArrowLeft aria-hidden />
              {t('map.back')}
            </Button>
          )}
          <Facts object={object} />
          <Relations {...props} object={object} />
          <Actions {...props} object={object} />
          {object.why.length > 0 && <Reasons lines={object.why} />}
        </DialogContent>
      )}
    </Dialog>
  )
}

type PartProps = ObjectDetailsProps & { object: ObjectDescription }

function Title({ object: { ref, mood } }: { object: ObjectDescription }) {
  const t = useTranslations('lab.mood')
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
            <span aria-hidden>{MOOD_LOOKS[mood].sign}</span> {t(mood)}
          </span>
        )}
      </span>
    </span>
  )
}

function Facts({ object }: { object: ObjectDescription }) {
  const t = useTranslations('lab.fact')
  if (object.facts.length === 0) return null
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {object.facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{t(name)}</dt>
          <dd className="font-mono text-xs leading-6 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** More of them are counted, not named. */
const MOST = 12

function Relations({ object, onOpen }: PartProps) {
  const t = useTranslations('lab')
  if (object.relations.length === 0) return null
  return (
    <dl className="grid gap-2 text-sm">
      {object.relations.map(([name, keys]) => (
        <div key={name} className="grid gap-0.5">
          <dt className="text-muted-foreground">{t(`relation.${name}`)}</dt>
          {keys.slice(0, MOST).map((key) => (
            <dd key={key} className="text-xs">
              <ObjectButton target={key} kind onOpen={onOpen} />
            </dd>
          ))}
          {keys.length > MOST && (
            <dd className="text-xs text-muted-foreground">{t('map.more', { count: keys.length - MOST })}</dd>
          )}
        </div>
      ))}
    </dl>
  )
}

function Actions({ object, onCommand, onWhy, onClose, why }: PartProps) {
  const t = useTranslations('lab.map')
  const command = describeCommand(object.ref)
  const type = () => {
    onCommand?.(command)
    onClose()
  }
  return (
    <>
      {(onWhy || onCommand) && (
        <div className="flex flex-wrap gap-2">
          {onWhy && (
            <Button variant="mark" size="sm" onClick={() => onWhy(object.ref)}>
              {t('askWhy')}
            </Button>
          )}
          {onCommand && (
            <Button variant="outline" size="sm" title={command} onClick={type}>
              <SquareTerminal aria-hidden />
              {t('describe')}
            </Button>
          )}
        </div>
      )}
      {why}
    </>
  )
}

function Reasons({ lines }: { lines: readonly string[] }) {
  const t = useTranslations('lab.map')
  return (
    <>
      <h3 className="text-sm font-semibold">{t('reasons')}</h3>
      <ol className="grid gap-2 text-sm">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice, in this order
          <li key={index} className="rounded-md bg-muted px-3 py-2 break-words">
            {line}
          </li>
        ))}
      </ol>
    </>
  )
}

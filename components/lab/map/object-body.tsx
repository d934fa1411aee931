'use client'

import { SquareTerminal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { ObjectRef } from '@/lib/lab/picture/object-key'
import { describeCommand, type ObjectDescription } from './describe/describe-object'
import { ObjectButton } from './object-button'

export interface ObjectBodyProps {
  object: ObjectDescription
  onOpen(key: string): void
  onClose(): void
  /** Types a line in the terminal, and runs it. */
  onCommand?: ((text: string) => void) | undefined
  /** Asks why it is as it is. */
  onWhy?: ((ref: ObjectRef) => void) | undefined
  /** The answer to that, or what else belongs there. */
  why?: ReactNode
}

/** What there is to say about an object, and to ask. */
export function ObjectBody(props: ObjectBodyProps) {
  const { object } = props
  return (
    <>
      <Facts object={object} />
      <Relations {...props} />
      <Actions {...props} />
      {object.why.length > 0 && <Reasons lines={object.why} />}
    </>
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

function Relations({ object, onOpen }: ObjectBodyProps) {
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

function Actions({ object, onCommand, onWhy, onClose, why }: ObjectBodyProps) {
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

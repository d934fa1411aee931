'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Skeleton } from '@/components/ui/skeleton'
import type { Deed, WhyAnswer, WhyObject } from '@/lib/lab/why/answer'
import { clockTime } from '../clock-time'
import type { Lab } from '../use-lab'
import { ReachForm } from './reach-form'
import { WhyLines } from './why-lines'

export interface WhyPanelProps {
  lab: Pick<Lab, 'why' | 'picture'>
  object: WhyObject
  /** Asks it of the cluster as it was at this moment. */
  moment?: number | undefined
}

type State = Extract<WhyAnswer, { about: 'state' }>

/** Why an object is as it is, who made it so, and whether somebody reaches it. */
export function WhyPanel({ lab, object, moment }: WhyPanelProps) {
  const t = useTranslations('lab.why')
  const [answer, setAnswer] = useState<State | 'none'>()
  const { why } = lab
  const { kind, name, namespace } = object
  useEffect(() => {
    let current = true
    const about = { kind, name, ...(namespace ? { namespace } : {}) }
    void why({ about: 'state', object: about }, moment).then((found) => {
      if (current) setAnswer(found?.about === 'state' ? found : 'none')
    })
    return () => {
      current = false
    }
  }, [why, kind, name, namespace, moment])
  if (!answer) return <Skeleton className="h-24" />
  if (answer === 'none') return <Alert variant="destructive">{t('failed')}</Alert>
  return (
    <section aria-label={t('title')} data-testid="lab-why" className="grid gap-4 text-sm">
      <div className="grid gap-2">
        <h3 className="font-semibold">{t('title')}</h3>
        {answer.lines.length === 0 ? <p>{t('well')}</p> : <WhyLines lines={answer.lines} />}
      </div>
      <Deeds title={t('made')} deeds={answer.deeds} />
      <Deeds title={t('origin')} deeds={answer.origin} />
      {(kind === 'Service' || kind === 'Pod') && <ReachForm lab={lab} object={object} moment={moment} />}
    </section>
  )
}

/** Who did what, the last write first. */
function Deeds({ title, deeds }: { title: string; deeds: readonly Deed[] }) {
  if (deeds.length === 0) return null
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
      <ol className="grid gap-2 border-l-2 border-mark pl-3">
        {deeds.map((deed, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same actor may write twice, in this order
          <li key={index} className="grid gap-0.5 break-words">
            <span>
              <time className="mr-2 font-mono text-xs text-muted-foreground">{clockTime(deed.at)}</time>
              <span className="font-semibold">{deed.user ?? deed.actor}</span>{' '}
              <span className="font-mono text-xs">{deedText(deed)}</span>
            </span>
            {deed.command !== undefined && (
              <code className="font-mono text-xs font-semibold">kubectl {deed.command}</code>
            )}
            {deed.changes.map((change) => (
              <code key={change} className="font-mono text-xs break-all text-muted-foreground">
                {change}
              </code>
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}

function deedText({ verb, object, subresource, times }: Deed): string {
  const name = object.namespace ? `${object.namespace}/${object.name}` : object.name
  return `${verb} ${object.kind} ${name}${subresource ? `/${subresource}` : ''}${times > 1 ? ` ×${times}` : ''}`
}

'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { WhyAnswer } from '@/lib/lab/why/answer'
import { WhyLines } from './why-lines'
import type { WhyPanelProps } from './why-panel'

type Reach = Extract<WhyAnswer, { about: 'reach' }>

/** Whether a Pod reaches a Service or a Pod, and what is in the way. */
export function ReachForm({ lab, object, moment }: WhyPanelProps) {
  const t = useTranslations('lab.why')
  const id = useId()
  const pods = (lab.picture?.pods ?? []).filter(({ ip, name }) => ip && name !== object.name)
  const [from, setFrom] = useState('')
  const [port, setPort] = useState('')
  const [answer, setAnswer] = useState<Reach>()
  const source = pods.find(({ uid }) => uid === from) ?? pods[0]
  if (!source) return null
  const ask = async () => {
    const found = await lab.why(
      {
        about: 'reach',
        from: { pod: source.name, namespace: source.namespace },
        to: object,
        ...(/^[1-9]\d{0,4}$/.test(port) ? { port: Math.min(65_535, Number(port)) } : {}),
      },
      moment,
    )
    if (found?.about === 'reach') setAnswer(found)
  }
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <h3 className="font-semibold">{t('reach')}</h3>
      <div className="grid grid-cols-[1fr_5rem_auto] items-end gap-2">
        <label htmlFor={`${id}-from`} className="grid gap-1 text-xs">
          {t('from')}
          <select
            id={`${id}-from`}
            value={source.uid}
            onChange={(event) => setFrom(event.target.value)}
            className="h-9 min-w-0 rounded-md border border-input bg-card px-2 font-mono pointer-coarse:h-11"
          >
            {pods.map(({ uid, name, namespace }) => (
              <option key={uid} value={uid}>
                {namespace}/{name}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-port`} className="grid gap-1 text-xs">
          {t('port')}
          <input
            id={`${id}-port`}
            inputMode="numeric"
            placeholder="80"
            value={port}
            onChange={(event) => setPort(event.target.value)}
            className="h-9 rounded-md border border-input bg-card px-2 font-mono pointer-coarse:h-11"
          />
        </label>
        <Button type="submit" size="sm" variant="outline">
          {t('ask')}
        </Button>
      </div>
      <div aria-live="polite">{answer && <ReachAnswer answer={answer} />}</div>
    </form>
  )
}

function ReachAnswer({ answer: { ok, path, obstacle, partly, lines } }: { answer: Reach }) {
  const t = useTranslations('lab.why')
  return (
    <div className="grid gap-2">
      <p className="font-semibold">{t(ok ? 'reached' : partly ? 'partlyReached' : 'notReached')}</p>
      {path.length > 0 && (
        <ol className="flex flex-wrap gap-x-2 gap-y-1 font-mono text-xs">
          {path.map(({ kind, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a way in its order
            <li key={index}>
              {index > 0 && <span aria-hidden>→ </span>}
              <span className="text-muted-foreground">{kind}</span> {text}
            </li>
          ))}
        </ol>
      )}
      {obstacle && (
        <p className="font-mono text-xs">
          {obstacle.words}: {obstacle.message}
        </p>
      )}
      {lines.length > 0 && <WhyLines lines={lines} />}
    </div>
  )
}

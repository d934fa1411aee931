'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { LateModal } from '@/components/ui/late-modal'
import type { WhyNearMiss, WhyRefusal } from '@/lib/lab/why/answer'
import { clockTime } from '../clock-time'
import type { Lab } from '../use-lab'

/** What was refused lately, by whom, and what would have allowed it. */
export function Refusals({ lab, moment }: { lab: Pick<Lab, 'why'>; moment?: number | undefined }) {
  const t = useTranslations('lab.refusals')
  const common = useTranslations('common')
  const [refusals, setRefusals] = useState<WhyRefusal[]>()
  const ask = async () => {
    const answer = await lab.why({ about: 'refusals' }, moment)
    if (answer?.about === 'refusals') setRefusals(answer.refusals)
  }
  return (
    <>
      <Button size="sm" variant="outline" onClick={ask}>
        {t('ask')}
      </Button>
      <LateModal
        open={refusals !== undefined}
        onOpenChange={(open) => !open && setRefusals(undefined)}
        side="sheet"
        className="w-96!"
        title={t('title')}
        closeLabel={common('close')}
      >
        {refusals?.length === 0 && <p className="text-sm">{t('none')}</p>}
        <ol className="grid gap-3 text-sm">
          {refusals?.map((refusal) => (
            <Refusal key={refusal.seq} refusal={refusal} />
          ))}
        </ol>
      </LateModal>
    </>
  )
}

function Refusal({ refusal }: { refusal: WhyRefusal }) {
  const t = useTranslations('lab.refusals')
  const { at, times, user, asked, code, message, gate, plugin, nearest } = refusal
  return (
    <li className="grid gap-1 rounded-md bg-muted px-3 py-2 break-words">
      <p>
        <time className="mr-2 font-mono text-xs text-muted-foreground">{clockTime(at)}</time>
        <span className="font-semibold">{user || t('nobody')}</span>
        {times > 1 && ` ×${times}`}
      </p>
      <p className="font-mono text-xs break-all text-muted-foreground">{asked}</p>
      <p className="font-mono text-xs">
        {code}: {message}
      </p>
      <p>{gate === 'admission' ? t('admission', { plugin: plugin ?? '' }) : t(gate)}</p>
      {nearest.map((miss) => (
        <Nearest key={`${miss.binding} ${miss.role}`} miss={miss} />
      ))}
    </li>
  )
}

/** What came nearest to allowing it. */
function Nearest({ miss: { binding, role, differences } }: { miss: WhyNearMiss }) {
  const t = useTranslations('lab.refusals')
  return (
    <div className="grid gap-1 rounded-md border border-mark bg-card px-3 py-2">
      <p className="text-xs text-muted-foreground">{t('nearest')}</p>
      <p className="font-mono text-xs break-all">{binding ? `${binding} → ${role}` : role}</p>
      <ul className="grid gap-0.5 text-xs">
        {differences.map(({ attribute, asked, found }) => (
          <li key={attribute}>
            <span className="font-semibold">{attribute}</span>{' '}
            {t('difference', { asked: asked || '–', found: found.join(', ') || '–' })}
          </li>
        ))}
      </ul>
    </div>
  )
}

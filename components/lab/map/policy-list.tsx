'use client'

import { Shield } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { objectKey } from '@/lib/lab/picture/object-key'
import type { PolicyPicture } from '@/lib/lab/picture/schema'
import { ObjectButton } from './object-button'

export interface PolicyListProps {
  policies: readonly PolicyPicture[]
  onOpen(key: string): void
}

/** Each policy as a shield: whom it guards, and whom it lets pass. */
export function PolicyList({ policies, onOpen }: PolicyListProps) {
  const t = useTranslations('lab.map')
  if (policies.length === 0) return null
  return (
    <section className="rounded-lg border bg-card p-3">
      <h3 className="mb-2 text-sm font-semibold">{t('policies')}</h3>
      <ul className="grid gap-3">
        {policies.map((policy) => (
          <li key={policy.uid} className="grid grid-cols-[auto_1fr] gap-x-2 text-xs">
            <Shield aria-hidden className="mt-1 size-4 text-info" />
            <div className="grid min-w-0 gap-0.5">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <ObjectButton target={objectKey({ kind: 'NetworkPolicy', ...policy })} onOpen={onOpen} />
                <span className="text-muted-foreground">{t('selects', { count: policy.pods.length })}</span>
              </p>
              {policy.directions.map((direction) => (
                <Direction
                  key={direction}
                  direction={direction}
                  rules={direction === 'Ingress' ? policy.ingress : policy.egress}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Direction({ direction, rules }: { direction: 'Ingress' | 'Egress'; rules: readonly string[] }) {
  const t = useTranslations('lab.map')
  const key = rules.length === 0 ? 'closed' : rules.includes('*') ? 'allOpen' : 'onlyFrom'
  return (
    <p className="break-words">
      <span className="font-semibold">{direction}</span>{' '}
      <span className={rules.length === 0 ? 'text-destructive' : 'text-muted-foreground'}>{t(key)}</span>
      {key === 'onlyFrom' && <span className="ml-1 font-mono">{rules.join(' | ')}</span>}
    </p>
  )
}

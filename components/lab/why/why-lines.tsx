'use client'

import { useTranslations } from 'next-intl'
import type { WhyLine } from '@/lib/lab/why/answer'

/** Messages have no blanks in their keys. */
const keyOf = (why: WhyLine['why']) => why.replaceAll(' ', '-') as Dashed<WhyLine['why']>
type Dashed<S extends string> = S extends `${infer A} ${infer B}` ? `${A}-${Dashed<B>}` : S

/** From an object to the first cause, which stands out: it is what has to be put right. */
export function WhyLines({ lines }: { lines: readonly WhyLine[] }) {
  const t = useTranslations('lab.why')
  return (
    <ol className="grid gap-2">
      {lines.map((line, index) => {
        const isCause = index === lines.length - 1
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: an object may come twice, in this order
            key={index}
            className={`grid gap-1 rounded-md px-3 py-2 break-words ${isCause ? 'border border-mark bg-card' : 'bg-muted'}`}
          >
            {isCause && lines.length > 1 && (
              <span className="text-xs font-semibold text-mark">{t('firstCause')}</span>
            )}
            <span>
              <span className="font-mono text-xs font-semibold break-all">{nameOf(line)}</span>{' '}
              {t(`code.${keyOf(line.why)}`)}
            </span>
            {line.said && <q className="font-mono text-xs break-words text-muted-foreground">{line.said}</q>}
            <Details line={line} />
          </li>
        )
      })}
    </ol>
  )
}

function nameOf({ object: { kind, name, namespace } }: WhyLine): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`
}

function Details({ line: { field, found, wanted, nodes } }: { line: WhyLine }) {
  const t = useTranslations('lab.why')
  const rows: [string, string][] = [
    ...(field ? ([[t('field'), field]] as [string, string][]) : []),
    ...(found === undefined ? [] : ([[t('found'), found]] as [string, string][])),
    ...(wanted.length > 0 ? ([[t('wanted'), wanted.join(', ')]] as [string, string][]) : []),
    ...(nodes.length > 0 ? ([[t('nodes'), nodes.join(', ')]] as [string, string][]) : []),
  ]
  if (rows.length === 0) return null
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 text-xs">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd className="font-mono break-all">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { clockTime } from '@/components/lab/clock-time'
import { cn } from '@/components/ui/cn'
import type { TrafficPicture } from '@/lib/lab/picture/schema'
import { ObjectButton } from './object-button'

export interface TrafficEdgeProps {
  traffic: TrafficPicture
  /** A moment ago: it moves. */
  recent: boolean
  onOpen(key: string): void
}

/** Who asked whom, how often, and whether it arrived. */
export const TrafficEdge = memo(function TrafficEdge({ traffic, recent, onOpen }: TrafficEdgeProps) {
  const t = useTranslations('lab.map')
  const { from, via, address, at, times, obstacle } = traffic
  const to = traffic.to ?? via.at(-1)
  return (
    <li className="grid gap-0.5 text-xs">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <ObjectButton target={from} className="max-w-[42%]" onOpen={onOpen} />
        <Line refused={obstacle !== undefined} recent={recent} />
        <span className="sr-only">{t(obstacle ? 'didNotReach' : 'reached')}</span>
        {to ? (
          <ObjectButton target={to} className="max-w-[42%]" onOpen={onOpen} />
        ) : (
          <span className="font-mono">{address}</span>
        )}
      </div>
      <p className="flex flex-wrap gap-x-2 text-muted-foreground">
        <span className="font-mono">{address}</span>
        <span>{t('times', { count: times })}</span>
        <time className="font-mono" dateTime={new Date(at).toISOString()}>
          {clockTime(at)}
        </time>
      </p>
      {obstacle && (
        <p className="break-words text-destructive">
          {obstacle.message}
          {obstacle.policies.map((policy) => (
            <ObjectButton key={policy} target={policy} className="ml-2" kind onOpen={onOpen} />
          ))}
        </p>
      )}
    </li>
  )
})

/** An arrow; what was refused stops halfway. It moves only where motion is welcome. */
function Line({ refused, recent }: { refused: boolean; recent: boolean }) {
  return (
    <svg
      aria-hidden
      className={cn(
        'h-3 min-w-10 flex-1',
        refused ? 'text-destructive' : 'text-success',
        !recent && 'opacity-60',
      )}
    >
      <line
        x1="0"
        y1="6"
        x2={refused ? '50%' : '100%'}
        y2="6"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={refused ? '4 3' : undefined}
      />
      {refused && (
        <text x="50%" y="10" fontSize="12" fontWeight="700" fill="currentColor">
          ✕
        </text>
      )}
      {recent && (
        <circle r="4" cx="0" cy="6" fill="currentColor" className="motion-reduce:hidden">
          <animate
            attributeName="cx"
            from="0%"
            to={refused ? '50%' : '100%'}
            dur="1.4s"
            repeatCount="indefinite"
          />
        </circle>
      )}
    </svg>
  )
}

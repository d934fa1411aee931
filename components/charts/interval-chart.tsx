import { scaleLinear } from 'd3-scale'
import type { ShareInterval } from '@/lib/srs/statistics/share-interval'

export interface IntervalRow {
  id: string
  name: string
  /** Under the name. */
  text: string
  /** Undefined: too little is known. */
  recent: ShareInterval | undefined
  earlier: ShareInterval | undefined
}

export interface IntervalChartProps {
  rows: readonly IntervalRow[]
  /** 0..1 */
  target: number
  shareText: (share: number) => string
}

const ROW = 32
const recentY = 11
const earlierY = 23

/**
 * Shares as points, with the span in which the true one lies, beside what was wished. What it says is written beside each
 * row, so the drawings are for eyes only. Across, all is in percent: as wide as there is room.
 */
export function IntervalChart({ rows, target, shareText }: IntervalChartProps) {
  const lows = rows.flatMap(({ recent, earlier }) => [recent?.low ?? 1, earlier?.low ?? 1])
  const from = Math.max(0, Math.min(0.8, Math.floor(Math.min(target, ...lows) * 10) / 10))
  const x = scaleLinear().domain([from, 1]).range([0, 100])
  const ticks = x.ticks(4)
  const place = (share: number) => `${x(Math.max(from, share))}%`
  return (
    <div className="grid gap-y-2">
      {rows.map(({ id, name, text, recent, earlier }) => (
        <div key={id} className="grid gap-x-6 sm:grid-cols-[16rem_minmax(0,1fr)]">
          <p className="leading-snug">
            <span className="font-semibold">{name}</span>
            <span className="tabular block text-sm text-muted-foreground">{text}</span>
          </p>
          <div className="px-2">
            <svg aria-hidden width="100%" height={ROW} className="overflow-visible">
              {ticks.map((tick) => (
                <line
                  key={tick}
                  x1={place(tick)}
                  x2={place(tick)}
                  y1="0"
                  y2={ROW}
                  className="stroke-border"
                />
              ))}
              <line
                {...{
                  x1: place(target),
                  x2: place(target),
                  y1: 0,
                  y2: ROW,
                  strokeWidth: 2,
                  strokeDasharray: '4 3',
                }}
                className="stroke-foreground"
              />
              {earlier && (
                <g className="stroke-muted-foreground">
                  <line x1={place(earlier.low)} x2={place(earlier.high)} y1={earlierY} y2={earlierY} />
                  <circle
                    cx={place(earlier.share)}
                    cy={earlierY}
                    r="4"
                    strokeWidth="1.5"
                    className="fill-background"
                  />
                </g>
              )}
              {recent && (
                <g className="fill-info stroke-info">
                  <line
                    {...{
                      x1: place(recent.low),
                      x2: place(recent.high),
                      y1: recentY,
                      y2: recentY,
                      strokeWidth: 3,
                    }}
                  />
                  <circle cx={place(recent.share)} cy={recentY} r="5" />
                </g>
              )}
            </svg>
          </div>
        </div>
      ))}
      <div aria-hidden className="grid gap-x-6 sm:grid-cols-[16rem_minmax(0,1fr)]">
        <span className="max-sm:hidden" />
        <div className="px-2">
          <svg aria-hidden width="100%" height="16" className="overflow-visible">
            {ticks.map((tick) => (
              <text
                key={tick}
                x={place(tick)}
                y="11"
                textAnchor={tick === 1 ? 'end' : tick === from ? 'start' : 'middle'}
                className="fill-muted-foreground text-[11px]"
              >
                {shareText(tick)}
              </text>
            ))}
          </svg>
        </div>
      </div>
    </div>
  )
}

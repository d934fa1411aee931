import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'

export interface Bar {
  key: string
  /** Shown to whoever points at it. */
  title: string
  /** What lies on one another, from below. */
  parts: readonly number[]
  /** Written under it. */
  tick?: string
}

export interface BarChartProps {
  bars: readonly Bar[]
  /** A class for each part. */
  fills: readonly string[]
  /** What is drawn, for whoever does not see it. */
  label: string
  /** px, without what is written below. */
  height?: number
  /** The value at the top; otherwise that of the highest bar. */
  most?: number
  /** Written beside the lines; none: no lines. */
  valueText?: (value: number) => string
}

const TOP = 8
const TICK_ROOM = 20
/** Percent of the width, from either end, within which what is written would stick out. */
const EDGE = 6

/**
 * Bars, stacked where they have parts. Places across are percent and those upwards px: it is as wide as there is room, and
 * what is written keeps its size.
 */
export function BarChart({ bars, fills, label, height = 160, most, valueText }: BarChartProps) {
  const keys = bars.map(({ key }) => key)
  const x = scaleBand<string>().domain(keys).range([0, 100]).paddingInner(0.2)
  const highest = most ?? Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)))
  const y = scaleLinear().domain([0, highest]).nice(3).range([height, TOP])
  const layers = stack<Bar, number>()
    .keys(fills.map((_, part) => part))
    .value((bar, part) => bar.parts[part] ?? 0)([...bars])
  const lines = valueText ? y.ticks(3).filter(Number.isInteger) : []
  const hasTicks = bars.some(({ tick }) => tick !== undefined)
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-2">
      {valueText ? (
        <ValueTexts texts={lines.map((value) => ({ text: valueText(value), top: y(value) }))} />
      ) : (
        <span />
      )}
      <svg
        role="img"
        aria-label={label}
        width="100%"
        height={height + (hasTicks ? TICK_ROOM : 1)}
        className="overflow-visible"
      >
        {lines.map((value) => (
          <line key={value} x1="0" x2="100%" y1={y(value)} y2={y(value)} className="stroke-border" />
        ))}
        {bars.map((bar, index) => (
          <g key={bar.key}>
            <title>{bar.title}</title>
            <rect x={`${x(bar.key)}%`} width={`${x.step()}%`} y={0} height={height} fill="transparent" />
            {layers.map((layer, part) => {
              const [from, to] = layer[index] ?? [0, 0]
              return (
                to > from && (
                  <rect
                    key={fills[part]}
                    x={`${x(bar.key)}%`}
                    width={`${x.bandwidth()}%`}
                    y={y(to)}
                    height={Math.max(1, y(from) - y(to))}
                    className={fills[part]}
                  />
                )
              )
            })}
          </g>
        ))}
        <line x1="0" x2="100%" y1={height} y2={height} className="stroke-input" />
        {bars.map(
          ({ key, tick }) =>
            tick && <TickText key={key} at={(x(key) ?? 0) + x.bandwidth() / 2} y={height} text={tick} />,
        )}
      </svg>
    </div>
  )
}

function TickText({ at, y, text }: { at: number; y: number; text: string }) {
  const anchor = at < EDGE ? 'start' : at > 100 - EDGE ? 'end' : 'middle'
  const place = { start: 0, middle: at, end: 100 }[anchor]
  return (
    <text x={`${place}%`} y={y + 15} textAnchor={anchor} className="fill-muted-foreground text-[11px]">
      {text}
    </text>
  )
}

/** A column as wide as the longest of them. */
function ValueTexts({ texts }: { texts: readonly { text: string; top: number }[] }) {
  const longest = texts.reduce((one, { text }) => (text.length > one.length ? text : one), '')
  return (
    <div aria-hidden className="tabular relative text-[11px] leading-none text-muted-foreground">
      <span className="invisible">{longest}</span>
      {texts.map(({ text, top }) => (
        <span key={text} className="absolute right-0 -translate-y-1/2" style={{ top }}>
          {text}
        </span>
      ))}
    </div>
  )
}

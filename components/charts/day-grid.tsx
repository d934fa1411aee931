import { scaleQuantile } from 'd3-scale'
import { type DayNumber, weekdayOf, weekOf } from '@/lib/srs/statistics/streak'
import { cellShades } from './shade'

export interface GridDay {
  day: DayNumber
  /** At least 1. */
  count: number
  /** Shown to whoever points at it. */
  title: string
}

export interface DayGridProps {
  /** The last one; its week is the last column. */
  today: DayNumber
  weeks: number
  /** Those with anything on them. */
  days: readonly GridDay[]
  /** What is drawn, for whoever does not see it. */
  label: string
  /** Monday first. */
  weekdays: readonly string[]
  monthText: (monday: DayNumber) => string
}

const CELL = 12
const STEP = 15
const LEFT = 30
const TOP = 16

/** A column a week, Monday above; the darker the cell, the more there was. Scrolls where there is no room, newest first. */
export function DayGrid({ today, weeks, days, label, weekdays, monthText }: DayGridProps) {
  const first = weekOf(today) - 7 * (weeks - 1)
  const found = new Map(days.map((one) => [one.day, one]))
  const level = scaleQuantile<number>()
    .domain(days.map(({ count }) => count))
    .range([1, 2, 3, 4])
  const mondays = Array.from({ length: weeks }, (_, index) => first + 7 * index)
  return (
    // Right to left, so that what does not fit is the oldest, without a script that would scroll there.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} dir="rtl" className="overflow-x-auto pb-2">
      <div dir="ltr" className="w-max min-w-full">
        <svg
          role="img"
          aria-label={label}
          width={LEFT + weeks * STEP}
          height={TOP + 7 * STEP}
          className="block max-w-none"
        >
          {weekdays.map(
            (text, row) =>
              row % 2 === 0 && (
                <text
                  key={text}
                  x="0"
                  y={TOP + row * STEP + 10}
                  className="fill-muted-foreground text-[10px]"
                >
                  {text}
                </text>
              ),
          )}
          {monthColumns(mondays, monthText).map(({ column, text }) => (
            <text key={column} x={LEFT + column * STEP} y="9" className="fill-muted-foreground text-[10px]">
              {text}
            </text>
          ))}
          {Array.from({ length: today - first + 1 }, (_, index) => first + index).map((day) => {
            const one = found.get(day)
            return (
              <rect
                key={day}
                x={LEFT + ((weekOf(day) - first) / 7) * STEP}
                y={TOP + weekdayOf(day) * STEP}
                width={CELL}
                height={CELL}
                rx="2"
                style={{ fill: cellShades[one ? level(one.count) : 0] }}
                className={day === today ? 'stroke-mark' : undefined}
              >
                {one && <title>{one.title}</title>}
              </rect>
            )
          })}
        </svg>
      </div>
    </section>
  )
}

/** Weeks between two texts, so that none touches the next. */
const APART = 3

/** Where the month changes, but for one that another follows at once. */
function monthColumns(columns: readonly DayNumber[], monthText: (monday: DayNumber) => string) {
  const texts = columns.map(monthText)
  const changes = texts.flatMap((text, column) => (text !== texts[column - 1] ? [{ column, text }] : []))
  return changes.filter(({ column }, index) => {
    const next = changes[index + 1]?.column ?? columns.length + APART
    return next - column >= APART && columns.length - column >= 2
  })
}

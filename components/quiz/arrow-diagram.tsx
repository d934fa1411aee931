import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { Arrow } from '@/lib/quiz/variant'
import { type ArrowPath, arrowPath, BOX_HEIGHT, BOX_WIDTH, type Box, ROW } from './arrow-path'

export interface DrawnArrow extends Arrow {
  look: 'given' | 'own' | 'right' | 'wrong'
  label: string
}

const colour: Record<DrawnArrow['look'], string> = {
  given: 'text-muted-foreground',
  own: 'text-mark',
  right: 'text-success',
  wrong: 'text-destructive',
}

const turn: Record<ArrowPath['head']['points'], number> = { down: 0, left: 90, up: 180, right: 270 }

export interface ArrowDiagramProps {
  boxes: readonly Box[]
  arrows: readonly DrawnArrow[]
  children(box: Box, index: number): ReactNode
}

/** Boxes on a grid with arrows between them. Its width is the room there is; text keeps its size. */
export function ArrowDiagram({ boxes, arrows, children }: ArrowDiagramProps) {
  const rows = Math.max(...boxes.map(({ row }) => row))
  const columns = Math.max(...boxes.map(({ column }) => column))
  const height = rows * ROW
  const paths = arrows.flatMap((arrow, index) => {
    const lane = arrows.slice(0, index).filter((other) => joins(other, arrow)).length
    const path = arrowPath(boxes, arrow, lane)
    return path ? [{ ...arrow, ...path, id: `${arrow.look} ${arrow.from}>${arrow.to}` }] : []
  })
  return (
    <div className="relative mx-auto w-full" style={{ height, maxWidth: `${columns * 15}rem` }}>
      {/* Only the paths are stretched across; heads and labels stand at a share of the width. */}
      <svg
        aria-hidden
        className="absolute inset-0 size-full overflow-visible"
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
      >
        {paths.map(({ id, d, look }) => (
          <path
            key={id}
            d={d}
            fill="none"
            stroke="currentColor"
            strokeWidth={look === 'given' ? 1.5 : 2.5}
            strokeDasharray={look === 'wrong' ? '6 4' : undefined}
            vectorEffect="non-scaling-stroke"
            className={colour[look]}
          />
        ))}
      </svg>
      {boxes.map((box, index) => (
        <div
          key={box.id}
          className="absolute"
          style={{
            left: `${((box.column - 0.5 - BOX_WIDTH / 2) / columns) * 100}%`,
            width: `${(BOX_WIDTH / columns) * 100}%`,
            top: (box.row - 0.5) * ROW - BOX_HEIGHT / 2,
            height: BOX_HEIGHT,
          }}
        >
          {children(box, index)}
        </div>
      ))}
      <svg aria-hidden className="pointer-events-none absolute inset-0 size-full overflow-visible">
        {paths.map(({ id, head, look }) => (
          <svg
            aria-hidden
            key={id}
            x={`${head.x}%`}
            y={head.y}
            className={cn('overflow-visible', colour[look])}
          >
            <polygon points="0,0 -5,-9 5,-9" fill="currentColor" transform={`rotate(${turn[head.points]})`} />
          </svg>
        ))}
        {paths.map(
          ({ id, middle, label }) =>
            label && (
              <text
                key={id}
                x={`${middle.x}%`}
                y={middle.y}
                textAnchor="middle"
                dominantBaseline="middle"
                paintOrder="stroke"
                strokeWidth={5}
                className="fill-muted-foreground stroke-card text-xs"
              >
                {label}
              </text>
            ),
        )}
      </svg>
    </div>
  )
}

/** Whether two arrows join the same boxes, in either direction. */
function joins(a: Arrow, b: Arrow): boolean {
  return (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from)
}

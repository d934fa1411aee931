import { useTranslations } from 'next-intl'
import { tileShade } from '@/components/charts/shade'
import { Link } from '@/lib/i18n/navigation'
import type { CompetencyTile, DomainTiles } from '@/lib/server/operations/progress/competency-map'
import { useProgressText } from './use-progress-text'

/** rem of height for a percent of the exam: of a row of tiles side by side, and of a tile that has the width to itself. */
const ROW_REM = 0.55
const TILE_REM = 1.2
/** Percent of the exam as which what is not part of it is drawn. */
const UNWEIGHED = { row: 11, tile: 3 }

/**
 * A domain as a row as high as its weight, its competencies side by side; on a phone they lie on one another, each as high as
 * its own. A tile grows where its text needs the room.
 */
export function DomainRow({ domain: { id, name, weight, mean, competencies } }: { domain: DomainTiles }) {
  const t = useTranslations('progress.map')
  const text = useProgressText()
  return (
    <section aria-labelledby={`map-${id}`} className="grid gap-1.5">
      <h3 id={`map-${id}`} className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-bold">{name}</span>
        <span className="tabular text-sm text-muted-foreground">
          {weight > 0 ? t('weight', { percent: text.share(weight / 100) }) : t('noWeight')}
          {mean !== null && ` · ${text.share(mean)}`}
        </span>
      </h3>
      <ul
        className="grid gap-1 md:auto-cols-fr md:grid-flow-col"
        style={{ '--row': `${(weight || UNWEIGHED.row) * ROW_REM}rem` } as React.CSSProperties}
      >
        {competencies.map((tile) => (
          <li key={tile.id} className="grid">
            <Tile tile={tile} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tile({ tile: { id, name, weight, skills, learnt, mean, practisable } }: { tile: CompetencyTile }) {
  const t = useTranslations('progress.map')
  const text = useProgressText()
  const size = 'min-h-(--tile) md:min-h-(--row)'
  const style = {
    '--tile': `${(weight || UNWEIGHED.tile) * TILE_REM}rem`,
    background: tileShade(mean),
  } as React.CSSProperties
  return (
    <div
      style={style}
      className={`relative flex flex-col gap-0.5 rounded-sm border p-2.5 ${size} ${practisable ? 'hover:border-foreground' : ''}`}
    >
      <span className="tabular text-xl leading-none font-extrabold">
        {skills > 0 ? text.share(mean) : '–'}
      </span>
      {practisable ? (
        <Link
          href={`/practice/session?competency=${id}&count=10`}
          prefetch={false}
          aria-label={t('practise', { name })}
          className="text-sm leading-snug font-semibold after:absolute after:inset-0"
        >
          {name}
        </Link>
      ) : (
        <span className="text-sm leading-snug font-semibold">{name}</span>
      )}
      <span className="tabular mt-auto text-xs">
        {skills > 0 ? t('learnt', { learnt, skills }) : t('noSkills')}
      </span>
    </div>
  )
}

import '../server-only'
import type { AssignmentItem } from '@/lib/generated/prisma/client'
import type { Locale } from '@/lib/i18n/routing'
import type { Item } from '@/lib/qti/item'
import { readItem } from '@/lib/qti/read-item'
import type { LeftOut } from '@/lib/qti/readme'
import { fixedVariants } from './fixed-variants'

export interface QtiItems {
  items: Item[]
  leftOut: LeftOut[]
}

type Place = AssignmentItem & { title: string }

/** The places of an assignment as QTI can say them, and what of them it cannot. */
export async function qtiItems(places: readonly Place[], locale: Locale): Promise<QtiItems> {
  const all: QtiItems = { items: [], leftOut: [] }
  for (const place of places) {
    if (place.kind !== 'FAMILY') {
      all.leftOut.push({ title: place.title, reason: place.kind === 'DRILL' ? 'drill' : 'exam' })
      continue
    }
    for (const { seed, ...variant } of await fixedVariants(place)) {
      const item = readItem(variant, { id: `Q_${place.id}_${seed}`, points: place.points, locale })
      if (item) all.items.push(item)
      else
        all.leftOut.push({
          title: variant.variant.text[locale].title,
          reason: reasonOf(variant.variant.kind),
        })
    }
  }
  return all
}

const reasonOf = (kind: string): LeftOut['reason'] => (kind === 'arrow' ? 'drawn' : 'run')

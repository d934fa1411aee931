'use client'

import { useTranslations } from 'next-intl'
import { RadioField } from '@/components/ui/radio-field'
import { SelectField } from '@/components/ui/select-field'
import type { RegradePlan } from '@/lib/classroom/regrade-plan'
import { AnswerPicker, type Picked } from './answer-picker'
import type { RegradablePlace, RegradeActions } from './regrade-actions'
import { usePlaceTitle } from './use-place-title'
import { VersionChoice } from './version-choice'

export const KINDS = ['TODAY', 'ACCEPT', 'FULL', 'DROP'] as const
type Kind = (typeof KINDS)[number]
export type Version = 'PINNED' | 'NEWEST'

/** What has been chosen; '' stands for all places. */
export interface PlanDraft extends Picked {
  kind: Kind
  itemId: string
  version: Version
}

/** Places that a kind can be about. */
export const placesFor = (kind: Kind, places: readonly RegradablePlace[]) =>
  places.filter((place) => (kind === 'ACCEPT' ? place.kind === 'FAMILY' : kind !== 'DROP' || !place.dropped))

const isOutdated = ({ versions }: RegradablePlace) =>
  versions !== null && versions.newest.number !== versions.pinned.number

/** undefined: something is still to be chosen. */
export function planOf({
  kind,
  itemId,
  version,
  answers,
  misconceptions,
}: PlanDraft): RegradePlan | undefined {
  if (kind === 'TODAY') return { kind, version, ...(itemId ? { itemId } : {}) }
  if (!itemId) return undefined
  if (kind !== 'ACCEPT') return { kind, itemId }
  return answers.length + misconceptions.length > 0 ? { kind, itemId, answers, misconceptions } : undefined
}

export interface PlanFieldsProps {
  assignmentId: string
  places: readonly RegradablePlace[]
  draft: PlanDraft
  onChange(draft: PlanDraft): void
  answers: RegradeActions['answers']
}

/** What is to be regraded, and how. */
export function PlanFields({ assignmentId, places, draft, onChange, answers }: PlanFieldsProps) {
  const t = useTranslations('marking.regrade')
  const titleOf = usePlaceTitle()
  const offered = placesFor(draft.kind, places)
  const none = { answers: [], misconceptions: [], version: 'PINNED' as const }
  const concerned = offered.filter(({ id }) => draft.itemId === '' || id === draft.itemId)
  const choose = (kind: Kind) => {
    const possible = placesFor(kind, places)
    const stays = possible.some(({ id }) => id === draft.itemId)
    const first = kind === 'TODAY' ? '' : (possible[0]?.id ?? '')
    onChange({ ...none, kind, itemId: stays ? draft.itemId : first })
  }
  return (
    <>
      <RadioField
        label={t('kind')}
        value={draft.kind}
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(`kinds.${kind}`),
          description: t(`kinds.${kind}Hint`),
        }))}
        onChange={choose}
      />
      <SelectField
        label={t('item')}
        value={draft.itemId}
        options={[
          ...(draft.kind === 'TODAY' ? [{ value: '', text: t('all') }] : []),
          ...offered.map((place) => ({ value: place.id, text: titleOf(place) })),
        ]}
        onChange={(itemId) => onChange({ ...draft, ...none, itemId })}
      />
      {draft.kind === 'TODAY' && concerned.some(isOutdated) && (
        <VersionChoice version={draft.version} onChoose={(version) => onChange({ ...draft, version })} />
      )}
      {draft.kind === 'ACCEPT' && draft.itemId && (
        <AnswerPicker
          key={draft.itemId}
          assignmentId={assignmentId}
          itemId={draft.itemId}
          picked={draft}
          onPick={(picked) => onChange({ ...draft, ...picked })}
          answers={answers}
        />
      )}
    </>
  )
}

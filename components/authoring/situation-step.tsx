'use client'

import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SelectField } from '@/components/ui/select-field'
import { ADDON_NAMES } from '@/lib/authoring/addon-names'
import type { DrillDraft } from '@/lib/authoring/drill-draft'
import { CommandList } from './command-list'
import { ConceptChoice, type ConceptOption } from './concept-choice'
import { NodeList } from './node-list'
import { Recorder } from './recorder'
import { useEditing, useProblemAt } from './use-editor'
import { YamlField } from './yaml-field'

const LEVELS = [1, 2, 3, 4, 5]

/** What the learner finds: the cluster, what is in it, and what has happened. */
export function SituationStep({ concepts }: { concepts: ConceptOption[] }) {
  const t = useTranslations('authoring.situation')
  const { draft, change } = useEditing()
  const put = (part: Partial<DrillDraft>) => change((old) => ({ ...old, ...part }))
  return (
    <div className="grid gap-10">
      <PageSection id="about" title={t('about')}>
        <ConceptChoice
          options={concepts}
          chosen={draft.concepts}
          onChange={(chosen) => put({ concepts: chosen })}
        />
        <div className="grid max-w-md grid-cols-2 gap-4">
          <SelectField
            label={t('level')}
            hint={t('levelHint')}
            value={draft.level}
            options={LEVELS.map((level) => ({ value: level, text: level }))}
            onChange={(level) => put({ level })}
          />
          <Field label={t('minutes')}>
            <Input
              type="number"
              min={1}
              max={60}
              value={draft.minutes}
              onChange={({ target: { valueAsNumber } }) =>
                put({ minutes: Math.min(60, Math.max(1, Math.round(valueAsNumber) || 1)) })
              }
            />
          </Field>
        </div>
      </PageSection>
      <PageSection id="machines" title={t('machines')}>
        <NodeProblem />
        <NodeList nodes={draft.nodes} onChange={(nodes) => put({ nodes })} />
        <Addons chosen={draft.addons} onChange={(addons) => put({ addons })} />
      </PageSection>
      <PageSection id="objects" title={t('objects')} text={t('objectsText')}>
        <YamlField
          at="objects"
          label={t('objectsLabel')}
          value={draft.objects}
          onText={(objects) => put({ objects })}
        />
      </PageSection>
      <PageSection id="commands" title={t('commands')} text={t('commandsText')}>
        <CommandList commands={draft.commands} onChange={(commands) => put({ commands })} />
        <Recorder
          settles
          step="situation"
          label={t('build')}
          hint={t('buildHint')}
          onLines={(lines) => change((old) => ({ ...old, commands: [...old.commands, ...lines] }))}
        />
      </PageSection>
      <PageSection id="more" title={t('more')} text={t('moreText')}>
        <YamlField at="more" label={t('moreLabel')} value={draft.more} onText={(more) => put({ more })} />
      </PageSection>
    </div>
  )
}

function NodeProblem() {
  const problem = useProblemAt('nodes')
  if (!problem) return null
  return (
    <p role="alert" className="text-sm font-medium text-destructive">
      {problem}
    </p>
  )
}

function Addons({ chosen, onChange }: { chosen: string[]; onChange(chosen: string[]): void }) {
  const t = useTranslations('authoring.situation')
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{t('addons')}</legend>
      <div className="grid sm:grid-cols-2 lg:grid-cols-3">
        {[...new Set([...ADDON_NAMES, ...chosen])].map((name) => (
          <Choice
            key={name}
            label={<code className="text-sm">{name}</code>}
            checked={chosen.includes(name)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

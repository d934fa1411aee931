'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/input'

export interface ConceptOption {
  id: string
  title: string
}

export interface ConceptChoiceProps {
  options: ConceptOption[]
  chosen: string[]
  onChange(chosen: string[]): void
}

/** What a drill is about: pages of the curriculum, the main one first. */
export function ConceptChoice({ options, chosen, onChange }: ConceptChoiceProps) {
  const t = useTranslations('authoring.concepts')
  const titleOf = (id: string) => options.find((option) => option.id === id)?.title ?? id
  return (
    <div className="grid gap-3">
      <Field label={t('label')} hint={t('hint')}>
        <NativeSelect
          value=""
          disabled={chosen.length >= 10}
          onChange={({ target: { value } }) => value && onChange([...chosen, value])}
        >
          <option value="">{t('choose')}</option>
          {options
            .filter(({ id }) => !chosen.includes(id))
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
        </NativeSelect>
      </Field>
      <ul className="flex flex-wrap gap-2">
        {chosen.map((id) => (
          <li key={id}>
            <button
              type="button"
              aria-label={t('remove', { title: titleOf(id) })}
              onClick={() => onChange(chosen.filter((one) => one !== id))}
              className="inline-flex min-h-9 items-center gap-1 rounded-md bg-muted px-3 text-sm hover:bg-accent pointer-coarse:min-h-11"
            >
              {titleOf(id)}
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { Input, NativeSelect } from '@/components/ui/input'
import type { Scope } from './scope'

export const MAP_VIEWS = ['nodes', 'workloads', 'network'] as const
export type MapView = (typeof MAP_VIEWS)[number]

export interface MapControlsProps {
  view: MapView
  onView(view: MapView): void
  scope: Scope
  onScope(scope: Scope): void
  namespaces: readonly string[]
}

/** What the map shows, and of what. */
export function MapControls({ view, onView, scope, onScope, namespaces }: MapControlsProps) {
  const t = useTranslations('lab.map')
  // One that has gone stays chosen until another one is.
  const known = scope.namespace === '' || namespaces.includes(scope.namespace)
  return (
    <div className="grid gap-2">
      <fieldset aria-label={t('views.label')} className="grid grid-cols-3 gap-1 rounded-md bg-muted p-1">
        {MAP_VIEWS.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => onView(name)}
            className="min-h-9 rounded-sm px-2 text-sm text-muted-foreground aria-pressed:bg-card aria-pressed:font-semibold aria-pressed:text-foreground aria-pressed:shadow-sm"
          >
            {t(`views.${name}`)}
          </button>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-2">
        <NativeSelect
          aria-label={t('namespace')}
          className="h-9! px-2! text-sm! max-sm:text-base!"
          value={scope.namespace}
          onChange={(event) => onScope({ ...scope, namespace: event.target.value })}
        >
          <option value="">{t('allNamespaces')}</option>
          {(known ? namespaces : [...namespaces, scope.namespace]).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </NativeSelect>
        <Input
          type="search"
          aria-label={t('filter')}
          placeholder={t('filterHint')}
          className="h-9! text-sm! max-sm:text-base!"
          value={scope.text}
          onChange={(event) => onScope({ ...scope, text: event.target.value })}
        />
      </div>
    </div>
  )
}

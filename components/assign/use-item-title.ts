import { useTranslations } from 'next-intl'
import type { AssignableDomain, AssignableSkill } from './assignable'
import type { ItemData } from './form-item'

export interface ItemNames {
  /** Of skills, by id. */
  titles: Readonly<Record<string, string>>
  /** Of domains, by id. */
  domains: Readonly<Record<string, string>>
}

/** What all is called that can be assigned, or was (`titles`). */
export const itemNames = (
  skills: readonly Pick<AssignableSkill, 'id' | 'title'>[],
  domains: readonly AssignableDomain[],
  titles: ItemNames['titles'],
): ItemNames => ({
  titles: { ...titles, ...Object.fromEntries(skills.map(({ id, title }) => [id, title])) },
  domains: Object.fromEntries(domains.map(({ id, name }) => [id, name])),
})

type Titled =
  | { kind: 'FAMILY' | 'DRILL'; skillId: string }
  | Pick<ItemData & { kind: 'EXAM' }, 'kind' | 'form'>

/** What an item is called. */
export function useItemTitle({ titles, domains }: ItemNames): (item: Titled) => string {
  const t = useTranslations('assign.exam')
  return (item) => {
    if (item.kind !== 'EXAM') return titles[item.skillId] || item.skillId
    const { form } = item
    if (form.kind === 'domain') {
      const name = domains[form.domainId]
      return name ? t('titles.domain', { domain: name }) : t('domain')
    }
    if (form.kind === 'custom')
      return t('titles.custom', { tasks: form.tasks || 0, minutes: form.minutes || 0 })
    return t('titles.full')
  }
}

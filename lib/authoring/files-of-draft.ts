import { DraftError, within } from './draft-error'
import { listIn, manifestsIn, mappingIn, yaml } from './draft-yaml'
import type { DraftCheck, DraftWrong, DrillDraft } from './drill-draft'
import type { Folder } from './folder'
import { nodeOf } from './node-fields'
import { isGoodName } from './slug'

const LOCALES = ['en', 'ja'] as const

/** The draft as files of a folder below content/drills. @throws DraftError naming the part that cannot be written */
export function filesOfDraft(draft: DrillDraft): Folder {
  requireSlugs(
    'checks',
    draft.checks.map(({ id }) => id),
  )
  requireSlugs(
    'wrong',
    draft.wrong.map(({ name }) => name),
  )
  return {
    'drill.yaml': drillYaml(draft),
    ...Object.fromEntries(LOCALES.map((locale) => [`${locale}.md`, page(draft, locale)])),
    'solution.sh': ended(draft.solution),
    ...Object.fromEntries(draft.wrong.map((wrong) => [`wrong/${wrong.name}.sh`, wrongScript(wrong)])),
  }
}

function requireSlugs(at: string, names: readonly string[]): void {
  const odd = names.find((_, index) => !isGoodName(names, index))
  if (odd !== undefined) throw new DraftError(at, `"${odd}" is no name, or there are two of it`)
}

function drillYaml(draft: DrillDraft): string {
  const { concepts, level, minutes, nodes, addons } = draft
  const [commands, touches] = [draft.commands.filter(isSaid), draft.touches.filter(isSaid)]
  const objects = manifestsIn('objects', draft.objects)
  return yaml({
    ...{ concepts, level, minutes },
    ...(nodes.length ? { nodes: within('nodes', () => nodes.map(nodeOf)) } : {}),
    ...(addons.length ? { addons } : {}),
    ...(objects.length ? { objects } : {}),
    ...(commands.length ? { commands } : {}),
    ...mappingIn('more', draft.more),
    checks: draft.checks.map(checkOf),
    ...(touches.length ? { touches } : {}),
  })
}

const checkOf = ({ id, weight, show, all }: DraftCheck) => ({
  id,
  weight,
  show,
  all: listIn(`checks.${id}`, all),
})

function page({ texts, checks }: DrillDraft, locale: 'en' | 'ja'): string {
  const { title, summary, task, solution } = texts[locale]
  const wants = Object.fromEntries(checks.map((check) => [check.id, check[locale]]))
  return `---\n${yaml({ title, summary, checks: wants, solution })}---\n${ended(task)}`
}

function wrongScript({ fails, damages, script }: DraftWrong): string {
  const head = [
    ...(fails.length ? [`# fails: ${fails.join(', ')}\n`] : []),
    ...(damages.length ? [`# damages: ${damages.join(', ')}\n`] : []),
  ]
  return `${head.join('')}${ended(script)}`
}

const isSaid = (text: string): boolean => text.trim() !== ''

const ended = (text: string): string => (text.trim() ? `${text.trimEnd()}\n` : '')

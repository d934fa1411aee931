import { within } from './draft-error'
import { isMapping, type Mapping, manifestText, mappingIn, yaml } from './draft-yaml'
import type { DraftCheck, DraftTexts, DraftWrong, DrillDraft } from './drill-draft'
import { EMPTY_DRAFT } from './drill-draft'
import type { Folder } from './folder'
import { fieldsOfNode } from './node-fields'

const HEAD = /^---\n([\s\S]*?)\n?---\n([\s\S]*)$/
const SAID = /^# (fails|damages): (.*)\n?/gm

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const strings = (value: unknown): string[] => list(value).map(String)
const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise)

interface Page {
  texts: DraftTexts
  wants: Mapping
}

/** What the editor shows of a drill's folder, however much of it is there. @throws DraftError */
export function draftOfFiles(files: Folder): DrillDraft {
  const { concepts, level, minutes, nodes, addons, objects, commands, checks, touches, ...more } = mappingIn(
    'drill.yaml',
    files['drill.yaml'] ?? '',
  )
  const pages = { en: pageOf('en.md', files['en.md']), ja: pageOf('ja.md', files['ja.md']) }
  return {
    concepts: strings(concepts),
    level: number(level, EMPTY_DRAFT.level),
    minutes: number(minutes, EMPTY_DRAFT.minutes),
    nodes: list(nodes).map(fieldsOfNode),
    addons: strings(addons),
    objects: manifestText(list(objects)),
    commands: strings(commands),
    more: Object.keys(more).length ? yaml(more) : '',
    checks: list(checks).map((check) => checkOf(check, pages)),
    touches: strings(touches),
    texts: { en: pages.en.texts, ja: pages.ja.texts },
    solution: files['solution.sh'] ?? '',
    wrong: Object.entries(files).flatMap(([path, script]) => wrongOf(path, script)),
  }
}

function pageOf(path: string, text = ''): Page {
  const [, head = '', task = ''] = HEAD.exec(text) ?? []
  const { title, summary, solution, checks } = within(path, () => mappingIn(path, head))
  const said = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    texts: { title: said(title), summary: said(summary), solution: said(solution), task: task.trim() },
    wants: isMapping(checks) ? checks : {},
  }
}

function checkOf(given: unknown, { en, ja }: { en: Page; ja: Page }): DraftCheck {
  const check = isMapping(given) ? given : {}
  const id = String(check.id ?? '')
  return {
    ...{ id, weight: number(check.weight, 1), show: String(check.show ?? '') },
    all: list(check.all).length ? yaml(check.all) : '',
    ...{ en: String(en.wants[id] ?? ''), ja: String(ja.wants[id] ?? '') },
  }
}

function wrongOf(path: string, script: string): DraftWrong[] {
  const name = /^wrong\/(.*)\.sh$/.exec(path)?.[1]
  if (name === undefined) return []
  const said = [...script.matchAll(SAID)]
  const listed = (key: string) =>
    said
      .filter(([, which]) => which === key)
      .flatMap(([, , names = '']) => names.split(','))
      .map((each) => each.trim())
      .filter(Boolean)
  return [{ name, script: script.replace(SAID, ''), fails: listed('fails'), damages: listed('damages') }]
}

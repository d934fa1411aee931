import { parse } from 'yaml'
import { type Drill, type DrillTexts, drillDefinition, drillHead, type WrongSolution } from './definition'

/** The files of one content/drills/<slug> folder: path inside it → text. */
export type DrillFiles = Record<string, string>

function parseTexts(file: string, text: string | undefined): DrillTexts {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text ?? '')
  if (!match) throw new Error(`${file} needs a head between two lines of ---`)
  return { ...drillHead.parse(parse(match[1] ?? '')), task: (match[2] ?? '').trim() }
}

/** Reads a drill's folder. @throws on anything that is missing or unknown. */
export function parseDrill(id: string, files: DrillFiles): Drill {
  const definition = drillDefinition.parse(parse(files['drill.yaml'] ?? ''))
  const texts = {
    en: parseTexts(`${id}/en.md`, files['en.md']),
    ja: parseTexts(`${id}/ja.md`, files['ja.md']),
  }
  const ids = definition.checks.map((c) => c.id).sort()
  for (const [locale, { checks }] of Object.entries(texts)) {
    const named = Object.keys(checks).sort()
    if (named.join() !== ids.join())
      throw new Error(`${id}/${locale}.md names the checks ${named.join(', ')}`)
  }
  const solution = files['solution.sh']
  if (!solution) throw new Error(`${id} has no solution.sh`)
  return { ...definition, id, texts, solution, wrong: parseWrong(id, files, ids) }
}

function parseWrong(id: string, files: DrillFiles, checks: readonly string[]): Record<string, WrongSolution> {
  const scripts = Object.entries(files).filter(([path]) => /^wrong\/.*\.sh$/.test(path))
  if (scripts.length < 2) throw new Error(`${id} needs two wrong/*.sh`)
  const parsed = scripts.map(([path, script]) => {
    const fails = headList(script, 'fails')
    const damages = headList(script, 'damages')
    const unknown = fails.filter((check) => !checks.includes(check))
    if (unknown.length) throw new Error(`${id}/${path} fails unknown checks: ${unknown.join(', ')}`)
    if (fails.length + damages.length === 0) throw new Error(`${id}/${path} does not say what it fails`)
    return [path.slice('wrong/'.length, -'.sh'.length), { script, fails, damages }] as const
  })
  return Object.fromEntries(parsed)
}

/** What a line `# <key>: a, b` of a script lists. */
function headList(script: string, key: string): string[] {
  const line = new RegExp(`^# ${key}: (.*)$`, 'm').exec(script)?.[1] ?? ''
  return line
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
}

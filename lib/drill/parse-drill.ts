import { parse } from 'yaml'
import { type Drill, type DrillTexts, drillDefinition, drillHead } from './definition'

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
  const wrong = Object.entries(files).filter(([path]) => /^wrong\/.*\.sh$/.test(path))
  if (!wrong.length) throw new Error(`${id} has no wrong/*.sh`)
  return {
    ...definition,
    id,
    texts,
    solution,
    wrong: Object.fromEntries(
      wrong.map(([path, text]) => [path.slice('wrong/'.length, -'.sh'.length), text]),
    ),
  }
}

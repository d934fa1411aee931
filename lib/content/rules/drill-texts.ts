/** A drill's folder can be read; its tasks say the same, and Japanese follows its conventions. */
import type { Drill } from '@/lib/drill/definition'
import { parseDrill } from '@/lib/drill/parse-drill'
import type { ContentFiles, GlossaryTerm, Problem } from '../content'
import type { Rule } from '../gate'
import { parsePage } from '../parse-page'
import { contentLocales } from '../schema'
import { checkSpelling } from './glossary'
import { checkStyle } from './japanese-rule'

const DRILL = /^drills\/([^/]+)\/drill\.yaml$/

export const drillTextsRule: Rule = ({ glossary }, files) =>
  Object.keys(files).flatMap((file) => {
    const slug = DRILL.exec(file)?.[1]
    return slug ? checkFolder(slug, files, glossary) : []
  })

function checkFolder(slug: string, files: ContentFiles, glossary: GlossaryTerm[]): Problem[] {
  const base = `drills/${slug}/`
  const inside = Object.entries(files).filter(([file]) => file.startsWith(base))
  let drill: Drill
  try {
    drill = parseDrill(slug, Object.fromEntries(inside.map(([f, text]) => [f.slice(base.length), text])))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [{ file: `${base}drill.yaml`, rule: 'drill', message }]
  }
  return [
    ...checkSame(drill, base),
    ...prose(drill, 'ja').flatMap(({ text, ends }) => checkStyle(text, ends, `${base}ja.md`)),
    ...contentLocales.flatMap((locale) =>
      prose(drill, locale).flatMap(({ text }) =>
        checkSpelling(text, locale, glossary, `${base}${locale}.md`),
      ),
    ),
  ]
}

function checkSame({ texts }: Drill, base: string): Problem[] {
  const [en, ja] = [texts.en, texts.ja].map(({ task }) =>
    JSON.stringify(parsePage(task).fences.map((f) => f.text)),
  )
  return en === ja ? [] : [{ file: `${base}ja.md`, rule: 'same-code', message: 'code differs from en.md' }]
}

/** Every text, and whether it must end as a sentence does. */
function prose({ texts }: Drill, locale: 'en' | 'ja') {
  const { title, summary, checks, solution, task } = texts[locale]
  return [
    { text: title, ends: false },
    { text: summary, ends: true },
    ...Object.values(checks).map((text) => ({ text, ends: false })),
    { text: solution, ends: true },
    ...parsePage(task).prose.map(({ text, kind }) => ({ text, ends: kind === 'paragraph' })),
  ]
}

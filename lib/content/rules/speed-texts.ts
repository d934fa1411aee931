/** An exercise of speed practice can be read, is of a domain, and its Japanese follows its conventions. */
import type { SpeedExercise } from '@/lib/speed/exercise'
import { parseExercise } from '@/lib/speed/parse-exercise'
import type { GlossaryTerm, Problem } from '../content'
import type { Rule } from '../gate'
import { contentLocales } from '../schema'
import { checkSpelling } from './glossary'
import { checkStyle } from './japanese-rule'

const EXERCISE = /^speed\/([^/]+)\.yaml$/

export const speedTextsRule: Rule = ({ curriculum, glossary }, files) => {
  const domains = curriculum.domains.map(({ id }) => id)
  return Object.entries(files).flatMap(([file, text]) => {
    const id = EXERCISE.exec(file)?.[1]
    return id ? checkFile({ id, file, text }, domains, glossary) : []
  })
}

function checkFile(
  { id, file, text }: { id: string; file: string; text: string },
  domains: readonly string[],
  glossary: GlossaryTerm[],
): Problem[] {
  let exercise: SpeedExercise
  try {
    exercise = parseExercise(id, text)
  } catch (error) {
    return [{ file, rule: 'speed', message: error instanceof Error ? error.message : String(error) }]
  }
  const { domain, texts } = exercise
  return [
    ...(domains.includes(domain) ? [] : [{ file, rule: 'speed-domain', message: `no domain "${domain}"` }]),
    ...checkSame(exercise, file),
    ...checkStyle(texts.ja.title, false, file),
    ...[texts.ja.goal, texts.ja.note].flatMap((one) => checkStyle(one, true, file)),
    ...contentLocales.flatMap((locale) =>
      Object.values(texts[locale]).flatMap((one) => checkSpelling(one, locale, glossary, file)),
    ),
  ]
}

const codesOf = (text: string): string[] => text.match(/`[^`]+`/g) ?? []

/** Both goals name the same objects and values. */
function checkSame({ texts: { en, ja } }: SpeedExercise, file: string): Problem[] {
  const [inEnglish, inJapanese] = [codesOf(en.goal), codesOf(ja.goal)]
  const differing = [
    ...inEnglish.filter((code) => !inJapanese.includes(code)),
    ...inJapanese.filter((code) => !inEnglish.includes(code)),
  ]
  return differing.map((code) => ({ file, rule: 'same-code', message: `${code} is in one goal only` }))
}

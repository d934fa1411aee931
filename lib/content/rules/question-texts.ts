/** The texts of question families: both languages say the same, and Japanese follows its conventions. */
import { parseDocument } from 'yaml'
import { paramsOf, proseOf, type QuestionTexts, questionTexts } from '@/lib/quiz/texts'
import type { ContentFiles, GlossaryTerm, Problem } from '../content'
import type { Rule } from '../gate'
import { type ContentLocale, contentLocales } from '../schema'
import { checkSpelling } from './glossary'
import { checkStyle } from './japanese-rule'

const FAMILY = /^questions\/([^/]+)\/question\.ts$/

export const questionTextsRule: Rule = ({ glossary }, files) =>
  Object.keys(files).flatMap((file) => {
    const slug = FAMILY.exec(file)?.[1]
    return slug ? checkFamilyTexts(slug, files, glossary) : []
  })

function checkFamilyTexts(slug: string, files: ContentFiles, glossary: GlossaryTerm[]): Problem[] {
  const problems: Problem[] = []
  const fileOf = (locale: ContentLocale) => `questions/${slug}/${locale}.yaml`
  const [en, ja] = contentLocales.map((locale) => readTexts(fileOf(locale), files, problems))
  if (!en || !ja) return problems
  return [
    ...checkSame(en, ja, fileOf('ja')),
    ...checkJapaneseTexts(ja, fileOf('ja')),
    ...[en, ja].flatMap((texts, i) => {
      const locale = contentLocales[i] ?? 'en'
      return prose(texts).flatMap(({ at, text }) =>
        named(at, checkSpelling(text, locale, glossary, fileOf(locale))),
      )
    }),
  ]
}

function readTexts(file: string, files: ContentFiles, problems: Problem[]): QuestionTexts | undefined {
  const text = files[file]
  if (text === undefined) {
    problems.push({ file, rule: 'present', message: 'is missing' })
    return undefined
  }
  const document = parseDocument(text)
  // A warning is a text that is not read as it is written: `!=` at its beginning is taken for a tag.
  const slips = [...document.errors, ...document.warnings]
  problems.push(...slips.map(({ message }): Problem => ({ file, rule: 'yaml', message })))
  if (slips.length > 0) return undefined
  const result = questionTexts.safeParse(document.toJS())
  if (result.success) return result.data
  for (const { path, message } of result.error.issues)
    problems.push({ file, rule: 'schema', message: `${path.join('.') || 'file'}: ${message}` })
  return undefined
}

function checkSame(en: QuestionTexts, ja: QuestionTexts, file: string): Problem[] {
  const fail = (message: string): Problem => ({ file, rule: 'same-messages', message })
  const compare = (part: 'messages' | 'misconceptions') => {
    const [here, there] = [Object.keys(ja[part]), Object.keys(en[part])]
    return [
      ...there.filter((key) => !here.includes(key)).map((key) => fail(`${part}.${key} is missing`)),
      ...here.filter((key) => !there.includes(key)).map((key) => fail(`${part}.${key} is not in en.yaml`)),
    ]
  }
  const params = Object.entries(en.messages).flatMap(([key, message]) => {
    const [wanted, found] = [paramsOf(message), paramsOf(ja.messages[key] ?? message)].map(String)
    return wanted === found ? [] : [fail(`messages.${key} has {${found}}, en.yaml has {${wanted}}`)]
  })
  return [...compare('messages'), ...compare('misconceptions'), ...params]
}

/** Every text with where it stands, and whether it must end as a sentence does: a message may be an option. */
function prose({ summary, title, messages, misconceptions }: QuestionTexts) {
  return [
    { at: 'title', text: title, ends: false },
    { at: 'summary', text: summary, ends: true },
    ...Object.entries(messages).map(([key, message]) => ({
      at: `messages.${key}`,
      text: proseOf(message),
      ends: /^(prompt|rule)/.test(key),
    })),
    ...Object.entries(misconceptions).flatMap(([key, one]) => [
      { at: `misconceptions.${key}.title`, text: one.title, ends: false },
      { at: `misconceptions.${key}.text`, text: one.text, ends: true },
    ]),
  ]
}

function checkJapaneseTexts(ja: QuestionTexts, file: string): Problem[] {
  return prose(ja).flatMap(({ at, text, ends }) =>
    text.split(/\n\n+/).flatMap((part) => named(at, checkStyle(part.replace(/\n/g, ''), ends, file))),
  )
}

/** YAML's texts may run over several lines: problems name the key instead. */
function named(at: string, problems: Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, message: `${at}: ${problem.message}` }))
}

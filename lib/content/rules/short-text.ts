/** Titles, summaries, key points, traps, captions and definitions are shown as plain text, and stay short. */
import type { Problem } from '../content'
import type { Rule } from '../gate'
import { contentLocales } from '../schema'
import { metaTexts } from './glossary'

const longest = { en: 260, ja: 160 } as const
const markup = /[`]|\*\*|\]\(/

export const shortTextRule: Rule = ({ concepts, glossary }) =>
  contentLocales.flatMap((locale) => {
    const check = (file: string, text: string): Problem[] => {
      if (markup.test(text)) return [{ file, rule: 'plain-text', message: `has markup: ${text}` }]
      if (text.length <= longest[locale]) return []
      return [{ file, rule: 'short-text', message: `over ${longest[locale]} characters: ${text}` }]
    }
    return [
      ...concepts.flatMap((c) =>
        [...metaTexts(c.texts[locale]), ...c.diagrams.map((d) => d.caption[locale])].flatMap((text) =>
          check(`concepts/${c.id}/concept.yaml`, text),
        ),
      ),
      ...glossary.flatMap((t) => check(`glossary/${t.id}.yaml`, t.definition[locale])),
    ]
  })

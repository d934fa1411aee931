import type { Assigned } from '@/lib/userland/bash/frames'

/** The items of `(…)` that came as the text of a word: quotes hold, nothing is expanded. */
export function listItems(text: string): NonNullable<Assigned['items']> {
  const words =
    text.slice(1, -1).match(/(?:\[[^\]]*\]=)?(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs) ?? []
  const plain = (word: string) =>
    word.replace(
      /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs,
      (_, single?: string, double?: string, char?: string) =>
        single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? char ?? '',
    )
  return words.map((word) => {
    const found = /^\[([^\]]*)\]=(.*)$/s.exec(word)
    return found ? [plain(found[1] ?? ''), plain(found[2] ?? ''), false] : [undefined, plain(word), false]
  })
}

import type { Option, Variant } from './variant'

function isOption(value: unknown): value is Option {
  return typeof value === 'object' && value !== null && 'id' in value && 'text' in value
}

/** Every list that a learner chooses from, whatever the kind calls it: options, reasons, … */
export function optionLists(body: Variant['body']): { field: string; options: Option[] }[] {
  return Object.entries(body).flatMap(([field, value]: [string, unknown]) =>
    Array.isArray(value) && value.length > 0 && value.every(isOption) ? [{ field, options: value }] : [],
  )
}

/** What makes two problems the same: everything shown, without the order and the ids of options. */
export function problemOf({ prompt, exhibits, body }: Variant): string {
  const lists = new Map(optionLists(body).map(({ field, options }) => [field, options]))
  const shown = Object.entries(body).map(([field, value]) => [
    field,
    lists
      .get(field)
      ?.map((o) => JSON.stringify(o.text))
      .sort() ?? value,
  ])
  return JSON.stringify([prompt, exhibits, shown])
}

/** What makes two right answers the same: what the options of the key say, without their ids. */
export function answerOf({ body, key }: Variant): string {
  const options = optionLists(body).flatMap((list) => list.options)
  const texts = new Map(options.map(({ id, text }) => [id, JSON.stringify(text)]))
  const said = (value: unknown): unknown => {
    if (typeof value === 'string') return texts.get(value) ?? value
    if (Array.isArray(value)) return value.map(said)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([field, one]) => [said(field), said(one)])
    return entries.map((entry) => JSON.stringify(entry)).sort()
  }
  const sorted = 'options' in key ? { options: key.options.map((id) => texts.get(id)).sort() } : key
  return JSON.stringify(said(sorted))
}

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

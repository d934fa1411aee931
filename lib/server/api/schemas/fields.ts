import { z } from 'zod'

/** ISO 8601 in UTC, with milliseconds. */
export const time = z.iso.datetime({ precision: 3 })
export const share = z.number().min(0).max(1)
export const count = z.int().min(0)
export const percent = z.int().min(0)
export const both = z.strictObject({ en: z.string(), ja: z.string() })

/** One page of a list; `next_cursor` is the `cursor` of the next one. */
export const pageOfSchema = <S extends z.ZodType>(item: S) =>
  z.strictObject({ data: z.array(item), next_cursor: z.string().nullable() })

/** Our enumerations as JSON has them: `NOT_BEGUN` and `not-begun` are `not_begun`. */
export const snake = <T extends string>(value: T) => value.toLowerCase().replaceAll('-', '_') as Snake<T>
type Snake<T extends string> = Lowercase<T extends `${infer A}-${infer B}` ? `${A}_${B}` : T>

export const timeOf = (date: Date | null): string | null => date?.toISOString() ?? null

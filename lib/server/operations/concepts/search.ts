import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { defineOperation } from '../../operation'
import { searchIndex } from '../../search-index'
import { localeSchema } from './list-concepts'

/** Pages and terms for what was typed, in both languages at once; titles in the language asked for. */
export const search = defineOperation({
  access: anyone,
  input: z.strictObject({
    query: z.string().trim().min(1).max(100),
    locale: localeSchema,
    limit: z.number().int().min(1).max(50).default(12),
  }),
  async run(_, { query, locale, limit }) {
    return (await searchIndex()).search(query, locale, limit)
  },
})

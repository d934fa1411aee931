import { badRequest } from '@/lib/cluster/apimachinery/errors'

/** Decodes a number of a query. @throws ApiError BadRequest in strconv's words */
export function queryNumber(query: Readonly<Record<string, string>>, name: string): number | undefined {
  const text = query[name]
  if (text === undefined || text === '') return undefined
  if (!/^-?\d+$/.test(text))
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  return Number(text)
}

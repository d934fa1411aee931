/** What stands in a record itself: learners may call things `constructor`, which every object has. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined

/** Would a record be found to have it, though it does not? */
export const isInherited = (record: object, key: string): boolean =>
  key in record && !Object.hasOwn(record, key)

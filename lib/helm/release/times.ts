/** A release's times as helm writes them. */
import { formatDate, moment } from '@/lib/helm/functions/dates'

/** `Mon Jun  1 09:12:44 2026` */
export const ansic = (ms: number): string => formatDate('Mon Jan _2 15:04:05 2006', moment(ms))

/** `2026-06-01T09:12:44.5Z` */
export const rfc3339 = (ms: number): string => formatDate('2006-01-02T15:04:05.999999999Z07:00', moment(ms))

/** `2026-06-01 09:12:44.5 +0000 UTC` */
export const goTime = (ms: number): string =>
  formatDate('2006-01-02 15:04:05.999999999 -0700 MST', moment(ms))

/**
 * Time zones of CronJobs.
 * Differs: only zones without daylight saving have their offset; the others count as UTC. A name is
 * taken for a known one when it looks like one of the IANA database.
 */
const HOURS: Readonly<Record<string, number>> = {
  'Asia/Tokyo': 9,
  Japan: 9,
  'Asia/Seoul': 9,
  'Asia/Shanghai': 8,
  'Asia/Hong_Kong': 8,
  'Asia/Singapore': 8,
  'Asia/Taipei': 8,
  'Asia/Manila': 8,
  'Asia/Bangkok': 7,
  'Asia/Ho_Chi_Minh': 7,
  'Asia/Jakarta': 7,
  'Asia/Kolkata': 5.5,
  'Asia/Calcutta': 5.5,
  'Asia/Dubai': 4,
  'Europe/Moscow': 3,
  'Europe/Istanbul': 3,
  'Africa/Nairobi': 3,
  'Africa/Johannesburg': 2,
  'Africa/Lagos': 1,
  'America/Sao_Paulo': -3,
  'America/Bogota': -5,
  'America/Phoenix': -7,
  'Pacific/Honolulu': -10,
}

const AREA =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|US|Canada|Brazil|Chile|Mexico)(\/[A-Z][A-Za-z0-9_+-]*){1,2}$/
const SINGLE =
  /^(UTC|UCT|GMT0?|Zulu|Universal|Greenwich|Etc\/(UTC|GMT([+-]\d{1,2})?|UCT|Zulu|Universal|Greenwich)|Japan|Singapore|Hongkong|PRC|ROC|ROK|Turkey|Egypt|Iran|Israel|Cuba|Jamaica|Navajo|Poland|Portugal|Eire|GB|NZ|CET|CST6CDT|EET|EST|EST5EDT|HST|MET|MST|MST7MDT|PST8PDT|WET|W-SU)$/

/** False for what time.LoadLocation does not find. */
export const isTimeZone = (name: string): boolean => AREA.test(name) || SINGLE.test(name)

/** ms by which the zone is ahead of UTC. */
export function zoneOffset(name: string | undefined): number {
  const etc = /^Etc\/GMT([+-]\d{1,2})$/.exec(name ?? '')
  const hours = etc ? -Number(etc[1]) : (HOURS[name ?? ''] ?? 0)
  return hours * 3_600_000
}

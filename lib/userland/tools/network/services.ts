/** Names of ports, as /etc/services has them. */
export const SERVICES: Readonly<Record<string, string>> = {
  21: 'ftp',
  22: 'ssh',
  23: 'telnet',
  25: 'smtp',
  53: 'domain',
  80: 'http',
  110: 'pop3',
  123: 'ntp',
  143: 'imap2',
  443: 'https',
  1433: 'ms-sql-s',
  2379: 'etcd-client',
  2380: 'etcd-server',
  3306: 'mysql',
  5432: 'postgresql',
  5672: 'amqp',
  6379: 'redis',
  8080: 'http-alt',
}

/** A port by its number or name. */
export function portOf(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text) <= 65_535 ? Number(text) : undefined
  const found = Object.entries(SERVICES).find(([, name]) => name === text)
  return found ? Number(found[0]) : undefined
}

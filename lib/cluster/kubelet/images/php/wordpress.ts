/**
 * WordPress, as far as pods show it: whether it reaches its database.
 * Differs: of its pages only the first one of its installation is there.
 */
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'
import { variable } from '@/lib/cluster/kubelet/images/databases/sql/sql-daemon'
import { handOver } from '@/lib/cluster/kubelet/images/hand-over'
import { addressOf } from '@/lib/cluster/kubelet/images/name-servers'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

const INSTALL = '/wp-admin/install.php'
const NO_DATABASE =
  '<!DOCTYPE html>\n<html>\n<head>\n\t<title>Database Error</title>\n</head>\n<body id="error-page">\n\t<div class="wp-die-message"><h1>Error establishing a database connection</h1></div>\n</body>\n</html>\n'
const INSTALLATION =
  '<!DOCTYPE html>\n<html>\n<head>\n<title>WordPress &rsaquo; Installation</title>\n</head>\n<body></body>\n</html>\n'

/** A page of WordPress' own. */
export interface OwnPage {
  status: number
  headers: Record<string, string>
  body: string
}

/** The answer to a script of WordPress; undefined: the script is another one. */
export type OwnPages = (context: ServerContext, script: string, host: string) => OwnPage | undefined

/** The database that its variables name lets it in. */
function hasDatabase(context: ServerContext): boolean {
  const [host = 'mysql', port = '3306'] = (variable(context, 'WORDPRESS_DB_HOST') ?? 'mysql').split(':')
  const address = addressOf(context, host)
  if (address === undefined) return false
  const question = {
    user: variable(context, 'WORDPRESS_DB_USER') ?? 'example username',
    password: variable(context, 'WORDPRESS_DB_PASSWORD') ?? 'example password',
    ...{ database: variable(context, 'WORDPRESS_DB_NAME') ?? 'wordpress', sql: '' },
  }
  const answer = context.ask({
    kind: 'connect',
    address,
    port: Number(port),
    protocol: 'TCP',
    data: JSON.stringify(question),
  })
  return answer.kind === 'open' && !!answer.data && !answer.data.includes('"error"')
}

const MARK = 'wp-blog-header.php'
const TEXT = `<?php\ndefine( 'WP_USE_THEMES', true );\nrequire __DIR__ . '/${MARK}';\n`
const FILES = ['index.php', 'wp-login.php', 'wp-admin/install.php', 'wp-admin/index.php', MARK]

export const wordpressPages: OwnPages = (context, script, host) => {
  if (!textOf(context.files, script)?.includes(MARK)) return undefined
  const headers = { 'Content-Type': 'text/html; charset=utf-8' }
  if (!hasDatabase(context)) return { status: 500, headers, body: NO_DATABASE }
  if (script.endsWith(INSTALL)) return { status: 200, headers, body: INSTALLATION }
  return { status: 302, headers: { ...headers, Location: `http://${host}${INSTALL}` }, body: '' }
}

/** Puts its files where there are none. */
function copyFiles(process: Process): void {
  const { files, cwd } = process
  const root = cwd.replace(/\/$/, '')
  if (files.stat(`${root}/index.php`)) return
  try {
    for (const folder of ['wp-admin', 'wp-content', 'wp-includes'])
      if (!files.stat(`${root}/${folder}`)) files.mkdir(`${root}/${folder}`)
    for (const name of FILES) files.write(`${root}/${name}`, TEXT)
    files.write(`${root}/wp-config.php`, '<?php\n')
  } catch (error) {
    if (!(error instanceof Errno)) throw error
  }
  const variables = Object.keys(process.env).filter((name) => name.startsWith('WORDPRESS_'))
  process.write(
    2,
    `WordPress not found in ${root} - copying now...\nComplete! WordPress has been successfully copied to ${root}\n${
      variables.length === 0
        ? ''
        : `No 'wp-config.php' found in ${root}, but 'WORDPRESS_...' variables supplied; copying 'wp-config-docker.php' (${variables.join(' ')})\n`
    }`,
  )
}

export const WORDPRESS_SCRIPT = '/usr/local/bin/docker-entrypoint.sh'

export const wordpressEntrypoint: Program = {
  start: () => ({}),
  step(_, process) {
    const argv = process.argv.slice(1)
    if (argv[0]?.startsWith('apache2') || argv[0] === 'php-fpm') copyFiles(process)
    return handOver(process, argv, WORDPRESS_SCRIPT, 74)
  },
}

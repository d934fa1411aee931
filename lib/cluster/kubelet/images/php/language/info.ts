/** What phpinfo() shows. Differs: the main table, the environment and the script's variables. */

import type { Runtime } from '@/lib/cluster/kubelet/images/php/language/runtime'
import { KERNEL_RELEASE } from '@/lib/userland/kernel/release'

/** Of the official image. */
export const EXTENSIONS: readonly string[] =
  'Core ctype curl date dom fileinfo filter hash iconv json libxml mbstring mysqlnd openssl pcre PDO pdo_sqlite Phar posix random readline Reflection session SimpleXML sodium SPL sqlite3 standard tokenizer xml xmlreader xmlwriter zlib'.split(
    ' ',
  )

const APIS = {
  'fpm-fcgi': 'FPM/FastCGI',
  apache2handler: 'Apache 2.0 Handler',
  cli: 'Command Line Interface',
  'cli-server': 'Built-in HTTP server',
} as const

type Rows = readonly (readonly [string, string])[]

function sections({ host }: Runtime): (readonly [string, Rows])[] {
  const { version, sapi, context, env, server } = host
  const variables = Object.entries(server).map(([name, value]) => [`$_SERVER['${name}']`, value] as const)
  return [
    [
      '',
      [
        ['System', `Linux ${context.hostname} ${KERNEL_RELEASE} #1 SMP PREEMPT_DYNAMIC x86_64`],
        ['Build Date', 'Nov  4 2025 00:00:00'],
        ['Server API', APIS[sapi]],
        ['Virtual Directory Support', 'disabled'],
        ['Configuration File (php.ini) Path', '/usr/local/etc/php'],
        ['Loaded Configuration File', '(none)'],
        ['Scan this dir for additional .ini files', '/usr/local/etc/php/conf.d'],
        ['PHP API', '20230831'],
        ['Debug Build', 'no'],
        ['Thread Safety', 'disabled'],
        ['Zend Multibyte Support', 'provided by mbstring'],
        ['IPv6 Support', 'enabled'],
        ['Registered PHP Streams', 'https, ftps, compress.zlib, php, file, glob, data, http, ftp, phar'],
      ],
    ],
    [
      'Core',
      [
        ['PHP Version', version],
        ['display_errors', host.settings.display_errors ?? 'On'],
        ['memory_limit', host.settings.memory_limit ?? '128M'],
      ],
    ],
    ['Environment', Object.entries(env)],
    ['PHP Variables', variables],
  ]
}

const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const row = ([name, value]: readonly [string, string]) =>
  `<tr><td class="e">${safe(name)} </td><td class="v">${safe(value)} </td></tr>\n`

export function infoText(runtime: Runtime): string {
  const { version, sapi } = runtime.host
  const parts = sections(runtime)
  if (sapi === 'cli') {
    const shown = parts.map(
      ([title, rows]) =>
        `${title ? `\n${title}\n\n` : ''}${rows.map(([name, value]) => `${name} => ${value}\n`).join('')}`,
    )
    return `phpinfo()\nPHP Version => ${version}\n\n${shown.join('')}`
  }
  const head = `<table>\n<tr class="h"><td>\n<h1 class="p">PHP Version ${version}</h1>\n</td></tr>\n</table>\n`
  const tables = parts.map(
    ([title, rows]) => `${title ? `<h2>${title}</h2>\n` : ''}<table>\n${rows.map(row).join('')}</table>\n`,
  )
  return `<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><head>\n<title>PHP ${version} - phpinfo()</title></head>\n<body><div class="center">\n${head}${tables.join('')}</div></body></html>`
}

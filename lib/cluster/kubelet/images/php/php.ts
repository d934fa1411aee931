/** The images of PHP: on the command line, behind Apache, and as a FastCGI server. */
import { handOver } from '@/lib/cluster/kubelet/images/hand-over'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { apache, apacheListeners } from '@/lib/cluster/kubelet/images/php/apache'
import { phpCli } from '@/lib/cluster/kubelet/images/php/cli'
import { fpm, fpmListeners } from '@/lib/cluster/kubelet/images/php/fpm'
import { fpmFiles } from '@/lib/cluster/kubelet/images/php/fpm-config'
import {
  type OwnPages,
  WORDPRESS_SCRIPT,
  wordpressEntrypoint,
  wordpressPages,
} from '@/lib/cluster/kubelet/images/php/wordpress'
import { isAlpine, versionOf } from '@/lib/cluster/kubelet/images/versions'
import type { Program } from '@/lib/userland/kernel/program'

const SERIES = '7.4.33 8.0.30 8.1.33 8.2.29 8.3.27 8.4.14'
const LATEST = '8.4.14'
const ROOT = '/var/www/html'
const SCRIPT = '/usr/local/bin/docker-php-entrypoint'

/** Options are for `php`. */
const entrypoint: Program = {
  start: () => ({}),
  step(_, process) {
    const words = process.argv.slice(1)
    return handOver(process, words[0]?.startsWith('-') ? ['php', ...words] : words, SCRIPT, 9)
  },
}

const isFpm = (tag: string) => tag.includes('fpm')

/** What an image is made with: how it is served follows from the tag. */
function image(repository: string, tag: string, version: string, own?: OwnPages): ImageBehaviour {
  const kind = isFpm(tag) ? 'fpm' : tag.includes('apache') ? 'apache' : 'cli'
  const server: Record<string, Program> =
    kind === 'fpm'
      ? { '/usr/local/sbin/php-fpm': fpm(version, own) }
      : kind === 'apache'
        ? { '/usr/local/bin/apache2-foreground': apache(version, own) }
        : {}
  return {
    repository,
    sizeBytes: isAlpine(tag) ? 35_000_000 : 180_000_000,
    entrypoint: ['docker-php-entrypoint'],
    command: { fpm: ['php-fpm'], apache: ['apache2-foreground'], cli: ['php', '-a'] }[kind],
    ...(kind === 'cli' ? {} : { serves: true, reads: ['/usr/local/etc'] }),
    ...(kind === 'fpm' && { listeners: (context) => fpmListeners(context, version, own) }),
    ...(kind === 'apache' && { listeners: (context) => apacheListeners(context, version, own) }),
    base: isAlpine(tag) ? 'alpine' : 'debian',
    ...(kind === 'cli' ? {} : { cwd: ROOT }),
    env: { PHP_VERSION: version, PHP_INI_DIR: '/usr/local/etc/php' },
    tools: ['curl'],
    ports: { fpm: [9000], apache: [80], cli: [] }[kind],
    users: isAlpine(tag)
      ? [{ name: 'www-data', uid: 82, gid: 82, home: '/home/www-data', shell: '/sbin/nologin' }]
      : [],
    files: {
      '/usr/local/etc/php/conf.d/': {},
      [`${ROOT}/`]: { mode: 0o777 },
      ...(kind === 'fpm' ? fpmFiles : {}),
    },
    programs: { [SCRIPT]: entrypoint, '/usr/local/bin/php': phpCli(version), ...server },
    version,
  }
}

const LOGIN =
  '<?php header(\'Content-Type: text/html; charset=utf-8\'); ?>\n<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n  <title>phpMyAdmin</title>\n</head>\n<body id="loginform">\n<h1>Welcome to <bdo dir="ltr" lang="en">phpMyAdmin</bdo></h1>\n</body>\n</html>\n'

function phpMyAdmin(repository: string, tag: string): ImageBehaviour {
  const made = image(repository, isFpm(tag) ? tag : `${tag}-apache`, '8.3.27')
  return { ...made, files: { ...made.files, [`${ROOT}/index.php`]: LOGIN } }
}

/** The image of PHP or of what is written in it; undefined: it is none. */
export function phpFor(repository: string, tag: string): ImageBehaviour | undefined {
  if (repository === 'php') return image(repository, tag, versionOf(tag, SERIES, LATEST))
  if (/^phpmyadmin(\/phpmyadmin)?$/.test(repository)) return phpMyAdmin(repository, tag)
  if (repository !== 'wordpress') return undefined
  const made = image(repository, isFpm(tag) ? tag : `${tag}-apache`, '8.3.27', wordpressPages)
  return {
    ...made,
    sizeBytes: 250_000_000,
    // It puts its files there, where others may see them.
    reads: ['/usr/local/etc', ROOT],
    entrypoint: ['docker-entrypoint.sh'],
    programs: { ...made.programs, [WORDPRESS_SCRIPT]: wordpressEntrypoint },
  }
}

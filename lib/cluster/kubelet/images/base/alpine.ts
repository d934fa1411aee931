import { busyboxLinks } from '@/lib/cluster/kubelet/images/base/busybox'
import {
  COMMON,
  type Entry,
  folders,
  group,
  link,
  passwd,
  text,
} from '@/lib/cluster/kubelet/images/base/system-files'
import { binaryText } from '@/lib/userland/kernel/executables'

const VERSION = '3.22.2'
const SERIES = `v${VERSION.replace(/\.\d+$/, '')}`

const RELEASE = `NAME="Alpine Linux"
ID=alpine
VERSION_ID=${VERSION}
PRETTY_NAME="Alpine Linux ${SERIES}"
HOME_URL="https://alpinelinux.org/"
BUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"
`

const USERS = passwd([
  'root:0:0:/root:/bin/sh',
  'bin:1:1:/bin:/sbin/nologin',
  'daemon:2:2:/sbin:/sbin/nologin',
  'lp:4:7:/var/spool/lpd:/sbin/nologin',
  'sync:5:0:/sbin:/bin/sync',
  'shutdown:6:0:/sbin:/sbin/shutdown',
  'halt:7:0:/sbin:/sbin/halt',
  'mail:8:12:/var/mail:/sbin/nologin',
  'news:9:13:/usr/lib/news:/sbin/nologin',
  'uucp:10:14:/var/spool/uucppublic:/sbin/nologin',
  'cron:16:16:/var/spool/cron:/sbin/nologin',
  'ftp:21:21:/var/lib/ftp:/sbin/nologin',
  'sshd:22:22:/dev/null:/sbin/nologin',
  'games:35:35:/usr/games:/sbin/nologin',
  'ntp:123:123:/var/empty:/sbin/nologin',
  'guest:405:100:/dev/null:/sbin/nologin',
  'nobody:65534:65534:/:/sbin/nologin',
])

const GROUPS = group([
  ...[
    'root:0:root',
    'bin:1:root,bin,daemon',
    'daemon:2:root,bin,daemon',
    'sys:3:root,bin',
    'adm:4:root,daemon',
    'tty:5',
    'disk:6:root',
  ],
  ...['lp:7:lp', 'kmem:9', 'wheel:10:root', 'floppy:11:root'],
  ...[
    'mail:12',
    'news:13',
    'uucp:14',
    'cron:16',
    'audio:18',
    'cdrom:19',
    'dialout:20:root',
    'ftp:21',
    'sshd:22',
  ],
  ...[
    'input:23',
    'tape:26:root',
    'video:27:root',
    'netdev:28',
    'kvm:34',
    'games:35',
    'shadow:42',
    'www-data:82',
    'users:100',
  ],
  ...['ntp:123', 'abuild:300', 'utmp:406', 'ping:999', 'nogroup:65533', 'nobody:65534'],
])

/** Alpine Linux: busybox, musl, apk. */
export const alpineEntries = (): Entry[] => [
  ...COMMON,
  ...folders('/bin', '/sbin', '/lib/apk/db', '/media', '/etc/apk/keys', '/var/cache/apk', '/var/spool'),
  ...busyboxLinks(),
  ['/sbin/apk', { text: binaryText('apk'), mode: 0o755 }],
  ['/usr/bin/getent', { text: binaryText('getent'), mode: 0o755 }],
  ['/lib/ld-musl-x86_64.so.1', { text: '\x7fELF\0', mode: 0o755 }],
  link('/lib/libc.musl-x86_64.so.1', 'ld-musl-x86_64.so.1'),
  text('/etc/os-release', RELEASE),
  text('/etc/alpine-release', `${VERSION}\n`),
  text('/etc/passwd', USERS),
  text('/etc/group', GROUPS),
  text('/etc/shadow', 'root:*::0:::::\nnobody:!::0:::::\n', 0o640),
  text('/etc/issue', `Welcome to Alpine Linux ${SERIES.slice(1)}\nKernel \\r on an \\m (\\l)\n\n`),
  text('/etc/shells', '# valid login shells\n/bin/sh\n/bin/ash\n'),
  text('/etc/apk/repositories', repositories('main', 'community')),
  text('/etc/apk/world', 'alpine-baselayout\nalpine-keys\napk-tools\nbusybox\nlibc-utils\n'),
]

function repositories(...names: string[]): string {
  return names.map((name) => `https://dl-cdn.alpinelinux.org/alpine/${SERIES}/${name}\n`).join('')
}

import {
  COMMON,
  type Entry,
  folder,
  folders,
  group,
  link,
  passwd,
  text,
} from '@/lib/cluster/kubelet/images/base/system-files'
import { binaryText } from '@/lib/userland/kernel/executables'
import { programs } from '@/lib/userland/programs'

/** What even the slim images of Debian have in /usr/bin, as far as lib/userland has it. */
const TOOLS = `[ arch awk base32 base64 basename bash cat chgrp chmod chown cksum cmp comm cp cut date dd df diff dirname du
  echo egrep env expand expr factor fallocate false fgrep find fmt fold getent grep groups gunzip gzip head hostname
  id install join link ln login ls mawk md5sum mkdir mkfifo mknod mktemp more mount mv nice nl nohup nproc od paste
  patch printenv printf pwd readlink realpath rm rmdir sed seq setsid sh sha1sum sha224sum sha256sum sha384sum
  sha512sum shuf sleep sort split stat stty su sum sync tac tail tar tee test timeout touch tr true truncate tsort tty
  umount uname unexpand uniq unlink wc which whoami xargs yes zcat`

const RELEASE = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`

const USERS = passwd([
  'root:0:0:/root:/bin/bash',
  'daemon:1:1:/usr/sbin:/usr/sbin/nologin',
  'bin:2:2:/bin:/usr/sbin/nologin',
  'sys:3:3:/dev:/usr/sbin/nologin',
  'sync:4:65534:/bin:/bin/sync',
  'games:5:60:/usr/games:/usr/sbin/nologin',
  'man:6:12:/var/cache/man:/usr/sbin/nologin',
  'lp:7:7:/var/spool/lpd:/usr/sbin/nologin',
  'mail:8:8:/var/mail:/usr/sbin/nologin',
  'news:9:9:/var/spool/news:/usr/sbin/nologin',
  'uucp:10:10:/var/spool/uucp:/usr/sbin/nologin',
  'proxy:13:13:/bin:/usr/sbin/nologin',
  'www-data:33:33:/var/www:/usr/sbin/nologin',
  'backup:34:34:/var/backups:/usr/sbin/nologin',
  'list:38:38:/var/list:/usr/sbin/nologin',
  'irc:39:39:/run/ircd:/usr/sbin/nologin',
  '_apt:42:65534:/nonexistent:/usr/sbin/nologin',
  'nobody:65534:65534:/nonexistent:/usr/sbin/nologin',
])

const GROUPS = group([
  ...[
    'root:0',
    'daemon:1',
    'bin:2',
    'sys:3',
    'adm:4',
    'tty:5',
    'disk:6',
    'lp:7',
    'mail:8',
    'news:9',
    'uucp:10',
  ],
  ...[
    'man:12',
    'proxy:13',
    'kmem:15',
    'dialout:20',
    'fax:21',
    'voice:22',
    'cdrom:24',
    'floppy:25',
    'tape:26',
  ],
  ...[
    'sudo:27',
    'audio:29',
    'dip:30',
    'www-data:33',
    'backup:34',
    'operator:37',
    'list:38',
    'irc:39',
    'src:40',
  ],
  ...['shadow:42', 'utmp:43', 'video:44', 'sasl:45', 'plugdev:46', 'staff:50', 'games:60', 'users:100'],
  'nogroup:65534',
])

const PACKAGES = ['apt-get', 'apt', 'apt-cache', 'dpkg']
const ACCOUNTS = ['addgroup', 'adduser', 'groupadd', 'useradd']

/** Debian, and what is made of it: /bin and /sbin are links into /usr. */
export const debianEntries = (): Entry[] => [
  ...COMMON,
  ...folders(
    '/boot',
    '/media',
    '/usr/games',
    '/usr/include',
    '/usr/src',
    '/usr/share/doc',
    '/etc/apt/sources.list.d',
  ),
  ...folders(
    '/etc/default',
    '/etc/profile.d',
    '/etc/skel',
    '/var/backups',
    '/var/cache/apt',
    '/var/lib/dpkg',
  ),
  ...folders('/var/lib/apt/lists', '/var/mail', '/var/spool'),
  folder('/run/lock', 0o1777),
  ...['bin', 'lib', 'sbin'].map((name) => link(`/${name}`, `usr/${name}`)),
  link('/lib64', 'usr/lib64'),
  link('/var/run', '/run'),
  ...TOOLS.split(/\s+/)
    .filter((name) => Object.hasOwn(programs, name))
    .map((name): Entry => [`/usr/bin/${name}`, { text: binaryText(name), mode: 0o755 }]),
  ...PACKAGES.map((name): Entry => [`/usr/bin/${name}`, { text: binaryText(name), mode: 0o755 }]),
  ...ACCOUNTS.map((name): Entry => [`/usr/sbin/${name}`, { text: binaryText(name), mode: 0o755 }]),
  text('/usr/lib/os-release', RELEASE),
  link('/etc/os-release', '../usr/lib/os-release'),
  text('/etc/debian_version', '12.12\n'),
  text('/etc/bash.bashrc', "PS1='\\u@\\h:\\w\\$ '\n"),
  text('/etc/passwd', USERS),
  text('/etc/group', GROUPS),
  text('/etc/shadow', 'root:*:20000:0:99999:7:::\nnobody:*:20000:0:99999:7:::\n', 0o640),
  text('/etc/issue', 'Debian GNU/Linux 12 \\n \\l\n\n'),
  text('/etc/shells', '# /etc/shells: valid login shells\n/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n'),
  text('/etc/nsswitch.conf', 'passwd:         files\ngroup:          files\nhosts:          files dns\n'),
  text('/root/.profile', 'mesg n 2> /dev/null || true\n'),
]

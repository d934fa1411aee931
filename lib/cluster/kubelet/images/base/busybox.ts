/**
 * busybox: one program that is many.
 * Mirrors: its applets by their names, `busybox NAME`, `busybox --list`. Differs: applets that nobody has written
 * here are missing.
 */
import { busyboxHttpd } from '@/lib/cluster/kubelet/images/base/busybox-httpd'
import {
  COMMON,
  type Entry,
  folder,
  group,
  link,
  passwd,
  text,
} from '@/lib/cluster/kubelet/images/base/system-files'
import { rare } from '@/lib/cluster/sim/parts'
import { binaryText } from '@/lib/userland/kernel/executables'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'
import { programs } from '@/lib/userland/programs'
import { late } from '@/lib/userland/tools/on-demand'

const words = (names: string) => names.trim().split(/\s+/)

/** Where Alpine's links lie; the image of busybox has all of them in /bin. */
const PLACES = {
  '/bin': `arch ash base64 bbconfig cat chattr chgrp chmod chown cp date dd df dmesg dnsdomainname dumpkmap echo egrep
    false fatattr fdflush fgrep fsync getopt grep gunzip gzip hostname ionice iostat ipcalc kbd_mode kill link
    linux32 linux64 ln login ls lsattr lzop makemime mkdir mknod mktemp more mount mountpoint mpstat mv netstat nice
    pidof ping ping6 pipe_progress printenv ps pwd reformime rev rm rmdir run-parts sed setpriv setserial sh sleep
    stat stty su sync tar touch true umount uname usleep watch zcat`,
  '/sbin': `acpid adjtimex arp blkid blockdev depmod fbsplash fdisk findfs fsck fstrim getty halt hwclock ifconfig
    ifdown ifenslave ifup init insmod ip ipaddr iplink ipneigh iproute iprule iptunnel klogd loadkmap logread losetup
    lsmod mkdosfs mkfs.vfat mkswap modinfo modprobe nameif nologin pivot_root poweroff raidautorun reboot rmmod route
    setconsole slattach swapoff swapon switch_root sysctl syslogd tunctl udhcpc vconfig watchdog zcip`,
  '/usr/bin': `[ [[ awk basename bc beep blkdiscard bunzip2 bzcat bzip2 cal chvt cksum clear cmp comm cpio crontab
    cryptpw cut dc deallocvt diff dirname dos2unix du dumpleases eject env expand expr factor fallocate find flock fold
    free fuser getopt groups hd head hexdump hostid id install ipcrm ipcs killall last less logger lsof lsusb lzcat
    lzma md5sum mesg microcom mkfifo mkpasswd nc nl nmeter nohup nproc nsenter nslookup od openvt passwd paste pgrep
    pkill pmap printf pscan pstree pwdx readlink realpath renice reset resize seq setkeycodes setsid sha1sum
    sha256sum sha3sum sha512sum showkey shred shuf sort split ssl_client strings sum tac tail tee test time timeout top
    tr traceroute traceroute6 tree truncate tty ttysize udhcpc6 unexpand uniq unix2dos unlink unlzma unlzop unshare
    unxz unzip uptime uudecode uuencode vi vlock volname wc wget which who whoami whois xargs xxd xzcat yes`,
  '/usr/sbin':
    'add-shell addgroup adduser arping brctl chpasswd chroot crond delgroup deluser ether-wake fbset',
} as const

/** What the image of busybox has besides. */
const EXTRA = 'httpd telnet ftpget ftpput telnetd tftp udhcpd'

const accounts = (name: 'addgroup' | 'adduser') => late(() => rare('packages').packagePrograms[name])

const OWN: Readonly<Record<string, Program>> = {
  ...{ addgroup: accounts('addgroup'), adduser: accounts('adduser'), httpd: busyboxHttpd },
}

const appletOf = (name: string): Program | undefined =>
  Object.hasOwn(OWN, name) ? OWN[name] : Object.hasOwn(programs, name) ? programs[name] : undefined

const known = (names: string) => words(names).filter((name) => appletOf(name) !== undefined)

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

const HELP = `BusyBox v1.36.1 (2024-06-10 07:11:47 UTC) multi-call binary.
BusyBox is copyrighted by many authors between 1998-2015.
Licensed under GPLv2. See source distribution for detailed
copyright notices.

Usage: busybox [function [arguments]...]
   or: busybox --list[-full]
`

/** `busybox ls -l` as the applet sees it. */
function shifted(process: Process): Process {
  return Object.create(process, { argv: { get: () => process.argv.slice(1) } }) as Process
}

/** Which applet a process of it is, and how that sees it. */
function chosen(process: Process): { applet: Program; seen: Process } | undefined {
  const [path = '', first = ''] = process.argv
  const name = baseName(path)
  if (!name.startsWith('busybox')) {
    const applet = appletOf(name)
    return applet && { applet, seen: process }
  }
  const applet = appletOf(baseName(first))
  return applet && { applet, seen: shifted(process) }
}

function usage({ argv, write }: { argv: readonly string[]; write(fd: number, said: string): void }): number {
  const [path = '', first] = argv
  const all = [...new Set(known(`${Object.values(PLACES).join(' ')} ${EXTRA}`))].sort()
  if (!baseName(path).startsWith('busybox')) write(2, `${baseName(path)}: applet not found\n`)
  else if (first === undefined || first === '--help')
    write(1, `${HELP}\nCurrently defined functions:\n\t${all.join(', ')}\n`)
  else if (first === '--list') write(1, `${all.join('\n')}\n`)
  else write(2, `${first}: applet not found\n`)
  return first === undefined || first.startsWith('--') ? 0 : 127
}

export const busybox: Program = {
  start: (process) => {
    const found = chosen(process)
    return found ? found.applet.start(found.seen) : {}
  },
  step(state, process) {
    const found = chosen(process)
    if (found) return found.applet.step(state, found.seen)
    return { exit: usage({ argv: process.argv, write: (fd, said) => process.write(fd, said) }) }
  },
  listeners(state, process) {
    const found = chosen(process)
    return found?.applet.listeners?.(state, found.seen) ?? []
  },
  visited(state, process, port, visit) {
    const found = chosen(process)
    if (found?.applet.visited) return found.applet.visited(state, found.seen, port, visit)
    for (const listener of found?.applet.listeners?.(state, found.seen) ?? [])
      if (listener.port === port)
        for (const line of listener.log?.(visit) ?? []) process.write(1, `${line}\n`)
    return undefined
  },
}

const binary: Entry = ['/bin/busybox', { text: binaryText('busybox'), mode: 0o755 }]

const USERS = passwd([
  'root:0:0:/root:/bin/sh',
  'daemon:1:1:/usr/sbin:/bin/false',
  'bin:2:2:/bin:/bin/false',
  'sys:3:3:/dev:/bin/false',
  'sync:4:100:/bin:/bin/sync',
  'mail:8:8:/var/spool/mail:/bin/false',
  'www-data:33:33:/var/www:/bin/false',
  'operator:37:37:/var:/bin/false',
  'nobody:65534:65534:/home:/bin/false',
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
    'kmem:9',
    'wheel:10:root',
  ],
  ...['cdrom:11', 'dialout:18', 'floppy:19', 'video:28', 'audio:29', 'tape:32', 'www-data:33', 'operator:37'],
  ...['utmp:43', 'plugdev:46', 'staff:50', 'lock:54', 'netdev:82', 'users:100', 'nobody:65534'],
])

export const busyboxEntries = (): Entry[] => [
  ...COMMON.filter(([path]) => !/^\/(mnt|opt|srv)$/.test(path)),
  folder('/bin'),
  folder('/var/spool/mail'),
  folder('/var/www'),
  binary,
  ...known(`${Object.values(PLACES).join(' ')} ${EXTRA}`).map((name) => link(`/bin/${name}`, '/bin/busybox')),
  link('/usr/bin/env', '../../bin/busybox'),
  link('/lib64', 'lib'),
  text('/etc/passwd', USERS),
  text('/etc/group', GROUPS),
  text('/etc/shadow', 'root:*:10933:0:99999:7:::\nnobody:*:10933:0:99999:7:::\n', 0o640),
  text('/etc/localtime', 'TZif2\n'),
  text('/etc/nsswitch.conf', 'hosts: files dns\n'),
]

/** The links of a system that is made of it, each in its place. */
export const busyboxLinks = (): Entry[] => [
  binary,
  ...Object.entries(PLACES).flatMap(([place, names]) =>
    known(names).map((name) => link(`${place}/${name}`, '/bin/busybox')),
  ),
]

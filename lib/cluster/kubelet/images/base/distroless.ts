import {
  COMMON,
  type Entry,
  folders,
  group,
  passwd,
  text,
} from '@/lib/cluster/kubelet/images/base/system-files'

/** No shell and no tools: accounts, certificates, time zones. */
export const distrolessEntries = (): Entry[] => [
  ...COMMON,
  ...folders('/bin', '/home/nonroot', '/etc/ssl/certs', '/usr/share/zoneinfo'),
  text(
    '/etc/passwd',
    passwd(['root:0:0:/root:/sbin/nologin', 'nobody:65534:65534:/nonexistent:/sbin/nologin']).concat(
      'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
    ),
  ),
  text('/etc/group', group(['root:0', 'nobody:65534', 'tty:5', 'staff:50', 'nonroot:65532'])),
  text('/etc/nsswitch.conf', 'hosts:      files dns\n'),
  text('/etc/ssl/certs/ca-certificates.crt', ''),
  text(
    '/etc/os-release',
    'PRETTY_NAME="Distroless"\nNAME="Debian GNU/Linux"\nID="debian"\nVERSION_ID="12"\nVERSION="Debian GNU/Linux 12 (bookworm)"\n',
  ),
]

/** What packages bring, by their names: programs of lib/userland. */
export interface Package {
  version: string
  /** kB */
  size: number
  programs: readonly string[]
}

const TABLES = {
  deb: `curl 7.88.1-10 315 curl
    wget 1.21.3-1 984 wget
    iputils-ping 3:20221126-1 47 ping
    dnsutils 1:9.18.41-1 12 dig host nslookup
    bind9-dnsutils 1:9.18.41-1 153 dig host nslookup
    bind9-host 1:9.18.41-1 305 host
    procps 2:4.0.2-3 709 ps top free kill pgrep pkill pidof uptime watch
    vim 2:9.0.1378-2 1567 vi vim view
    vim-tiny 2:9.0.1378-2 720 vi view
    nano 7.2-1 690 nano
    net-tools 2.10-0.1 243 ifconfig netstat route arp
    iproute2 6.1.0-3 1046 ip ss bridge
    jq 1.6-2.1 64 jq
    netcat-openbsd 1.219-1 41 nc
    netcat-traditional 1.10-47 67 nc
    ncat 7.93 488 ncat nc
    telnet 0.17+2.4-2 42 telnet
    traceroute 1:2.1.2-1 57 traceroute
    tcpdump 4.99.3-1 459 tcpdump
    less 590-2 132 less
    file 1:5.44-3 43 file
    tree 2.1.0-1 52 tree
    stress 1.0.7-1 18 stress
    stress-ng 0.15.06-2 2390 stress-ng
    bc 1.07.1-3 107 bc
    sudo 1.9.13p3-1 1889 sudo
    gettext-base 0.21-12 161 envsubst
    xxd 2:9.0.1378-2 83 xxd
    psmisc 23.6-1 259 killall
    redis-tools 5:7.0.15-1 976 redis-cli
    default-mysql-client 1.1.0 3 mysql mysqladmin
    mariadb-client 1:10.11.14-0 2898 mysql mysqladmin mariadb
    postgresql-client 15+248 10 psql pg_isready
    git 1:2.39.5-0 7256
    ca-certificates 20230311 153
    apache2-utils 2.4.65-1 210 ab
    python3 3.11.2-1 27 python3
    openssl 3.0.17-1 1430`,
  apk: `curl 8.14.1-r2 260 curl
    wget 1.25.0-r1 459 wget
    bash 5.2.37-r0 1294 bash
    bind-tools 9.20.15-r0 417 dig host nslookup
    iputils 20240905-r0 132 ping
    iputils-ping 20240905-r0 92 ping
    procps 4.0.4-r3 652 ps top free pgrep pkill watch
    vim 9.1.1566-r0 3172 vi vim view
    nano 8.4-r0 720 nano
    net-tools 2.10-r3 300 ifconfig netstat route arp
    iproute2 6.15.0-r0 936 ip ss bridge
    jq 1.8.0-r0 334 jq
    netcat-openbsd 1.229.1-r0 40 nc
    busybox-extras 1.37.0-r19 270 telnet
    tcpdump 4.99.5-r1 950 tcpdump
    less 668-r0 200 less
    tree 2.2.1-r0 64 tree
    stress-ng 0.19.02-r0 3300 stress-ng
    redis 8.0.4-r0 4500 redis-cli
    mysql-client 11.4.8-r0 12 mysql mysqladmin
    mariadb-client 11.4.8-r0 37000 mysql mysqladmin mariadb
    postgresql-client 17.7-r0 200 psql pg_isready
    postgresql17-client 17.7-r0 200 psql pg_isready
    coreutils 9.7-r1 1030
    git 2.49.1-r0 7100
    openssh-client 10.0_p1-r9 700
    openssl 3.5.4-r0 780
    ca-certificates 20250911-r0 700
    python3 3.12.12-r0 26000 python3
    gettext 0.24.1-r0 1800 envsubst
    apache2-utils 2.4.65-r0 180 ab
    tzdata 2025b-r0 1400
    socat 1.8.0.3-r1 350`,
} as const

/** The package of that name; undefined: nobody knows it. */
export function packageOf(kind: keyof typeof TABLES, name: string): Package | undefined {
  const line = TABLES[kind].split('\n').find((one) => one.trim().split(' ')[0] === name)
  if (line === undefined) return undefined
  const [, version = '', size, ...programs] = line.trim().split(' ')
  return { version, size: Number(size), programs }
}

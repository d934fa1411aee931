/**
 * Which tags of Docker's official images there may be.
 * Differs: nothing is looked up. A version counts when its series was ever made, with any patch; a word when some
 * official image has it. Of other images every tag is there.
 */

/** Series by image: a major version with its minor ones, `1.7-31`; a major alone has any. */
const SERIES: Readonly<Record<string, string>> = {
  nginx: '1.7-31',
  httpd: '2.2 2.4',
  redis: '2.6-8 3.0-2 4.0 5.0 6.0-2 7.0-4 8.0-9',
  busybox: '1.21-38',
  alpine: '2.6-7 3.1-24',
  bash: '3 4 5.0-4',
  debian: '7 8 9 10 11 12 13',
  ubuntu: '12 14 16 18 20 22 24 25 26',
  postgres: '8.4 9.0-6 10 11 12 13 14 15 16 17 18',
  mysql: '5.5-7 8.0-4 9.0-7',
  mariadb: '5.5 10.0-11 11.0-8 12.0-3',
  mongo: '2 3 4 5.0-3 6.0-3 7.0-3 8.0-3',
  memcached: '1.4-6',
  rabbitmq: '3 4.0-4',
  node: '0 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26',
  python: '2.7 3.2-15',
  golang: '1.2-28',
  perl: '5.18-46',
  php: '5.3-6 7.0-4 8.0-6',
  ruby: '1.9 2.0-7 3.0-5 4.0-1',
  tomcat: '6 7 8 9 10 11',
  wordpress: '3 4 5 6 7',
}

/** Before a number, if any, parts of tags say what an image is made on and what it has. */
const WORDS = new Set(
  `latest stable mainline alpine perl slim otel edge rolling lts current rc beta alpha m nanoserver windowsservercore
  ltsc musl glibc uclibc stretch buster bullseye bookworm trixie forky sid testing unstable oldstable oldoldstable
  experimental backports wheezy jessie precise trusty xenial bionic focal jammy noble oracular plucky questing resolute
  fpm apache cli zts cgi debian oracle oraclelinux management ubi jre jdk openjdk temurin corretto onbuild php rootless
  argon boron carbon dubnium erbium fermium gallium hydrogen iron jod krypton server devel unprivileged`.split(
    /\s+/,
  ),
)

/** The digits behind a word are a version of what it names, or a date. */
const isWord = (part: string) =>
  WORDS.has(part.replace(/\.?[\d.]+$/, '').toLowerCase()) || /^\d{8}(?:\.\d+)?$/.test(part)

function isVersion(series: string, version: string): boolean {
  const [major, minor, ...more] = version.split('.')
  return (
    more.length <= 1 &&
    more.every((part) => Number(part) <= 120) &&
    series.split(' ').some((one) => {
      const [whole, from = '0', to = one.includes('.') ? from : '99'] = one.split(/[.-]/)
      return (
        whole === major &&
        (minor === undefined || (Number(minor) >= Number(from) && Number(minor) <= Number(to)))
      )
    })
  )
}

/** May a repository of `repositoryOf` have such a tag? */
export function mayHaveTag(repository: string, tag: string): boolean {
  const series = Object.hasOwn(SERIES, repository) ? SERIES[repository] : undefined
  if (series === undefined) return true
  return tag.split('-').every((part, at) => {
    const [, version, rest = ''] = /^(\d+(?:\.\d+)*)([a-z]+\d*)?$/.exec(part) ?? []
    if (isWord(part)) return true
    return at === 0 && version !== undefined && isVersion(series, version) && (rest === '' || isWord(rest))
  })
}

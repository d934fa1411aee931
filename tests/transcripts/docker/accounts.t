Accounts that a Dockerfile makes, in the words of busybox and of Debian. Source: busybox.net/downloads/BusyBox.html (adduser,
addgroup), manpages.debian.org (useradd, groupadd).

  $ docker pull -q alpine:3.22; docker pull -q debian:12
  docker.io/library/alpine:3.22
  docker.io/library/debian:12
  $ docker run --rm alpine:3.22 sh -c 'addgroup -g 1500 -S team; adduser -D -S -G team -u 1501 app; adduser -D other; tail -2 /etc/passwd; tail -2 /etc/group; ls -ldn /home/app | cut -c1-10; id app'
  app:x:1501:1500:Linux User,,,:/home/app:/sbin/nologin
  other:x:1000:1000:Linux User,,,:/home/other:/bin/sh
  team:x:1500:
  other:x:1000:
  drwxr-xr-x
  uid=1501(app) gid=1500(team) groups=1500(team)
  $ docker run --rm alpine:3.22 sh -c 'adduser -D app; addgroup team; adduser app team; grep team /etc/group; adduser -D app; addgroup team; adduser -G none x'
  team:x:1001:app
  ! adduser: user 'app' in use
  ! addgroup: group 'team' in use
  ! adduser: unknown group none
  [1]
  $ docker run --rm debian:12 sh -c 'groupadd -r team; useradd -r -g team -u 999 -s /bin/false app; useradd -m -G team other; tail -2 /etc/passwd; grep team /etc/group; stat -c "%U %G" /home/other; test -e /home/app || echo none'
  app:x:999:999::/home/app:/bin/false
  other:x:1000:1000::/home/other:/bin/sh
  team:x:999:other
  other other
  none
  $ docker run --rm debian:12 sh -c 'useradd app; useradd app; useradd -g none x'
  ! useradd: user 'app' already exists
  ! useradd: group 'none' does not exist
  [6]
  $ docker tag alpine:3.22 Upper:1
  ! Error parsing reference: "Upper:1" is not a valid repository/tag: invalid reference format: repository name (library/Upper) must be lowercase
  [1]

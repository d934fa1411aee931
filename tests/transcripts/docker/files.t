Bind mounts, volumes, copies, and what a container has changed of its image. Source: docs.docker.com/engine/storage/volumes,
…/bind-mounts, docs.docker.com/reference/cli/docker/container (cp, diff, commit).

  $ docker pull -q busybox:1.36; docker pull -q nginx:1.27
  docker.io/library/busybox:1.36
  docker.io/library/nginx:1.27
  $ mkdir site; echo mine > site/index.html; docker run -d --name web -p 8080:80 -v ./site:/usr/share/nginx/html:ro nginx:1.27 > /dev/null; curl -s localhost:8080
  mine
  $ echo changed > site/index.html; curl -s localhost:8080; docker exec web sh -c 'echo x > /usr/share/nginx/html/index.html'
  changed
  ! sh: line 1: /usr/share/nginx/html/index.html: Read-only file system
  [1]
A volume outlives its containers; a fresh one takes what the image has there.
  $ docker volume create data; docker run --rm -v data:/d busybox:1.36 sh -c 'echo kept > /d/f'; docker run --rm -v data:/d busybox:1.36 cat /d/f
  data
  kept
  $ docker run --rm -v conf:/etc/nginx/conf.d nginx:1.27 true; docker run --rm -v conf:/c busybox:1.36 ls /c
  default.conf
  $ docker volume ls -q; docker volume inspect data -f '{{.Driver}} {{.Mountpoint}}'
  conf
  data
  local /var/lib/docker/volumes/data/_data
  $ docker create --name holder -v data:/d busybox:1.36 > /dev/null; docker volume rm data 2>&1 | sed 's/[0-9a-f]\{64\}/ID/'; docker rm holder; docker volume rm data; docker volume rm data
  Error response from daemon: remove data: volume is in use - [ID]
  holder
  data
  ! Error response from daemon: get data: no such volume
  [1]
  $ docker run --rm --mount type=bind,source=/nowhere,target=/x busybox:1.36 true
  ! docker: Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /nowhere
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker run --rm -v 'bad name:/x' busybox:1.36 true
  ! docker: Error response from daemon: create bad name: "bad name" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path
  ! 
  ! Run 'docker run --help' for more information
  [125]
Copies.
  $ docker run -d --name box busybox:1.36 sleep 3600 > /dev/null; echo hello > a.txt; docker cp a.txt box:/tmp/b.txt; docker exec box cat /tmp/b.txt; docker cp box:/tmp/b.txt back.txt; cat back.txt
  hello
  hello
  ! Successfully copied 1.5kB to box:/tmp/b.txt
  ! Successfully copied 1.5kB to /root/back.txt
  $ docker cp box:/nothing .
  ! Error response from daemon: Could not find the file /nothing in container box
  [1]
  $ docker exec box sh -c 'mkdir /new; echo 1 > /new/file; rm /tmp/b.txt; echo x >> /etc/group'; docker diff box
  C /etc
  C /etc/group
  A /new
  A /new/file
  $ docker commit box snapshot:1 > /dev/null; docker run --rm snapshot:1 cat /new/file
  1

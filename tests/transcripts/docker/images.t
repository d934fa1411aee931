Images: pulled, listed, named, looked into, removed. Source: docs.docker.com/reference/cli/docker/image (pull, ls, tag, rm,
history, inspect, prune).

  $ docker pull busybox
  Using default tag: latest
  latest: Pulling from library/busybox
  3b5f5d704492: Pull complete
  Digest: sha256:8be06a4a357b8d51d615b85934cd25d592d3dbd3a8face3950266df62994ffc0
  Status: Downloaded newer image for busybox:latest
  docker.io/library/busybox:latest
  $ docker pull busybox:1.36 | tail -2
  Status: Downloaded newer image for busybox:1.36
  docker.io/library/busybox:1.36
  $ docker pull nginx:1.99
  ! Error response from daemon: manifest for nginx:1.99 not found: manifest unknown: manifest unknown
  [1]
  $ docker pull nosuch/image
  Using default tag: latest
  ! Error response from daemon: pull access denied for nosuch/image, repository does not exist or may require 'docker login': denied: requested access to the resource is denied
  [1]
  $ docker pull nginx:UPPER/x
  ! invalid reference format
  [1]
  $ docker tag busybox:1.36 registry.example.com/tools/box:1; docker images --format '{{.Repository}}:{{.Tag}}'
  busybox:latest
  busybox:1.36
  registry.example.com/tools/box:1
  $ docker images 'registry.example.com/*/*' -q | wc -l
  1
  $ docker images busybox --format '{{.Tag}} {{.Size}}'
  latest 2.22MB
  1.36 2.22MB
  $ docker image inspect busybox:1.36 -f '{{.Config.Cmd}} {{.Os}}/{{.Architecture}}'
  [sh] linux/amd64
  $ docker rmi busybox:1.36; docker images -q --no-trunc | sort -u | wc -l
  Untagged: busybox:1.36
  2
  $ docker run -d --name user registry.example.com/tools/box:1 sleep 3600 > /dev/null; docker rmi registry.example.com/tools/box:1 2>&1 | sed 's/[0-9a-f]\{12\}/ID/g'
  Error response from daemon: conflict: unable to remove repository reference "registry.example.com/tools/box:1" (must force) - container ID is using its referenced image ID
  $ docker rm -f user; docker rmi registry.example.com/tools/box:1 | sed 's/[0-9a-f]\{64\}/ID/'
  user
  Untagged: registry.example.com/tools/box:1
  Untagged: busybox@sha256:ID
  Deleted: sha256:ID
  $ docker rmi busybox:1.36
  ! Error response from daemon: No such image: busybox:1.36
  [1]
  $ docker inspect nosuch
  []
  ! error: no such object: nosuch
  [1]
  $ docker image inspect nosuch
  []
  ! Error response from daemon: No such image: nosuch:latest
  [1]
  $ docker history --format '{{.CreatedBy}}' nginx:1.27; docker pull -q nginx:1.27; docker history --format '{{.CreatedBy}}' nginx:1.27 | head -2
  docker.io/library/nginx:1.27
  CMD ["nginx" "-g" "daemon off;"]
  ENTRYPOINT ["/docker-entrypoint.sh"]
  ! Error response from daemon: No such image: nginx:1.27
  $ docker image prune -a -f | tail -1
  Total reclaimed space: 65.2MB

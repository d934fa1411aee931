What containers print is kept: from the end, since a time, as it comes, both streams apart.
Source: docs.docker.com/reference/cli/docker/container/logs.

  $ docker pull -q busybox:1.36
  docker.io/library/busybox:1.36
  $ docker run -d --name loop busybox:1.36 sh -c 'i=0; while [ $i -lt 6 ]; do echo line $i; i=$((i+1)); sleep 1; done; echo done >&2' > /dev/null; sleep 3.5
  $ docker logs loop
  line 0
  line 1
  line 2
  line 3
  $ docker logs --tail 1 loop
  line 3
  $ docker logs -f --tail 0 loop
  line 4
  line 5
  ! done
  $ docker logs -n 2 loop
  line 5
  ! done
  $ docker logs --tail 2 loop 2> /dev/null
  line 5
  $ docker logs -t loop 2> /dev/null | head -1 | grep -o 'T[0-9:]*\.[0-9]\{9\}Z line 0' | wc -l
  1
  $ docker logs nosuch
  ! Error response from daemon: No such container: nosuch
  [1]
  $ docker logs
  ! docker: 'docker logs' requires 1 argument
  ! 
  ! Usage:  docker logs [OPTIONS] CONTAINER
  ! 
  ! Run 'docker logs --help' for more information
  [1]

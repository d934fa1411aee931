Containers in the background: listed, looked into, stopped, removed. Source: docs.docker.com/reference/cli/docker/container
(ls, logs, exec, stop, start, rm).

  $ docker pull -q nginx:1.27
  docker.io/library/nginx:1.27
  $ docker run -d --name web nginx:1.27 > /dev/null
  $ docker ps --format 'table {{.Names}}\t{{.Image}}\t{{.Ports}}\t{{.State}}'
  NAMES     IMAGE        PORTS     STATE
  web       nginx:1.27   80/tcp    running
  $ docker run --name web nginx:1.27 2>&1 | sed 's/[0-9a-f]\{64\}/ID/'
  docker: Error response from daemon: Conflict. The container name "/web" is already in use by container "ID". You have to remove (or rename) that container to be able to reuse that name.
  
  Run 'docker run --help' for more information
  $ docker exec web cat /etc/hostname | wc -c
  13
  $ docker exec -e A=1 -w /etc/nginx web sh -c 'pwd; echo $A'
  /etc/nginx
  1
  $ docker exec web nosuchcommand
  ! OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuchcommand": executable file not found in $PATH
  [127]
  $ docker exec nosuch ls
  ! Error response from daemon: No such container: nosuch
  [1]
  $ docker rm web
  ! Error response from daemon: cannot remove container "/web": container is running: stop the container before removing or force remove
  [1]
  $ docker stop web; docker exec web ls 2>&1 | sed 's/[0-9a-f]\{64\}/ID/'
  web
  Error response from daemon: container ID is not running
  $ docker ps -q; docker ps -a --format '{{.Names}} {{.Status}}' | sed 's/ [0-9A-Z].* ago//'
  web
  $ docker start web; docker ps --filter name=web --format '{{.Names}}'
  web
  web
  $ docker kill web; docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' web
  web
  exited 137
  $ docker rename web old; docker rm old; docker rm old
  old
  ! Error response from daemon: No such container: old
  [1]
  $ docker rm -f nosuch; echo $?
  0
  ! Error response from daemon: No such container: nosuch
  $ docker run -d --name short busybox:1.36 sh -c 'sleep 4; exit 7' > /dev/null; docker wait short
  7
  ! Unable to find image 'busybox:1.36' locally
  ! 1.36: Pulling from library/busybox
  ! 6b2652927fab: Pull complete
  ! Digest: sha256:17e3cc18ed5135d21e399e7f9226d1402767efdb0bebf342b6715f6fd5dc0bd8
  ! Status: Downloaded newer image for busybox:1.36
  $ docker ps -a --filter exited=7 --format '{{.Names}}'; docker container prune -f | grep -c '^[0-9a-f]\{64\}$'
  short
  1
  $ docker ps --filter colour=red
  ! Error response from daemon: invalid filter 'colour'
  [1]

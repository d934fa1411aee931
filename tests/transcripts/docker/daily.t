Commands as people type them: through sudo, in loops and pipes, several at once, cleaned up at the end. Source:
docs.docker.com/get-started/docker_cheatsheet, docs.docker.com/reference/cli/docker (container stop, rm, ps, kill, restart).

  $ sudo docker pull -q nginx:1.27; for i in 1 2 3; do docker run -d --name web$i -l tier=web nginx:1.27 > /dev/null; done; docker ps -q | wc -l
  docker.io/library/nginx:1.27
  3
  $ docker ps --filter label=tier=web --filter name=web2 --format '{{.Names}} {{.Label "tier"}} {{.Labels}}'
  web2 web tier=web
  $ docker ps -n 1 --format '{{.Names}}'; docker ps -l --format '{{.Names}}'
  web3
  web3
  $ docker inspect $(docker ps -q) -f '{{.Name}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' | sort
  /web1 172.17.0.2
  /web2 172.17.0.3
  /web3 172.17.0.4
  $ curl -s $(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' web1) | grep title
  <title>Welcome to nginx!</title>
  $ docker exec web1 sh -c 'echo "<h1>own</h1>" > /usr/share/nginx/html/index.html'; docker restart web1; curl -s $(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' web1)
  web1
  <h1>own</h1>
  $ docker stop -t 1 web1 web2 nosuch; docker ps --format '{{.Names}}'
  web1
  web2
  web3
  ! Error response from daemon: No such container: nosuch
  $ docker start web1 nosuch; docker kill -s HUP web1 > /dev/null; docker ps --filter name=web1 --format '{{.State}}'; docker kill -s NOPE web1
  web1
  running
  ! Error response from daemon: No such container: nosuch
  ! failed to start containers: nosuch
  ! Error response from daemon: invalid signal: NOPE
  [1]
  $ docker run --rm -d --name gone busybox:1.36 sleep 2 > /dev/null 2>&1; sleep 4; docker ps -a --filter name=gone -q
  $ docker stop $(docker ps -q) > /dev/null; docker rm $(docker ps -aq) > /dev/null; docker ps -aq; docker system prune -af | tail -1; docker images -q
  Total reclaimed space: 65.2MB
A signal to the client goes to the process; one that it does not care about as the first process of a container is lost.
  $ timeout 3 docker run --name deaf busybox:1.36 sleep 8 2> /dev/null; echo $?; timeout 3 docker run --rm --name hears busybox:1.36 sh -c 'trap "echo caught; exit 9" TERM; while true; do sleep 1; done'
  124
  caught
  [124]
  $ docker container ls -a --format '{{.Names}}'; docker container rm -f deaf; docker image ls -q | wc -l; docker image rm busybox:1.36 | head -1
  deaf
  deaf
  1
  Untagged: busybox:1.36

Restart policies, memory limits and health checks. Source: docs.docker.com/engine/containers/start-containers-automatically,
docs.docker.com/reference/cli/docker/container/run ("--restart", "--memory", "HEALTHCHECK").

  $ docker pull -q busybox:1.36
  docker.io/library/busybox:1.36
  $ docker run -d --name crash --restart on-failure:2 busybox:1.36 sh -c 'echo again; exit 4' > /dev/null; sleep 3; docker logs crash; docker inspect -f '{{.RestartCount}} {{.State.Status}} {{.State.ExitCode}}' crash
  again
  again
  again
  2 exited 4
  $ docker run -d --name ok --restart on-failure busybox:1.36 true > /dev/null; sleep 2; docker inspect -f '{{.RestartCount}} {{.State.Status}}' ok
  0 exited
  $ docker run -d --name always --restart always busybox:1.36 sh -c 'sleep 2; exit 1' > /dev/null; sleep 9; docker inspect -f '{{.State.Running}} {{.State.Restarting}}' always; test $(docker inspect -f '{{.RestartCount}}' always) -ge 2 && echo restarted
  true true
  restarted
  $ docker stop always; docker inspect -f '{{.State.Status}}' always
  always
  exited
  $ docker run --rm --restart always busybox:1.36 true
  ! docker: conflicting options: cannot specify both --restart and --rm
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker run --restart sometimes busybox:1.36 true
  ! docker: Error response from daemon: invalid restart policy: unknown policy 'sometimes'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'
  ! 
  ! Run 'docker run --help' for more information
  [125]
A process that wants more than it may have.
  $ docker run --name big -m 32m busybox:1.36 tail /dev/zero; docker inspect -f '{{.State.OOMKilled}} {{.HostConfig.Memory}}' big
  true 33554432
  $ docker run -m 1m busybox:1.36 true
  ! docker: Error response from daemon: Minimum memory limit allowed is 6MB
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker run -m lots busybox:1.36 true
  ! invalid argument "lots" for "-m, --memory" flag: invalid size: 'lots'
  ! 
  ! Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]
  ! 
  ! Run 'docker run --help' for more information
  [125]
Health: starting, healthy, unhealthy.
  $ docker run -d --name sick --health-cmd 'test -f /ok' --health-interval 2s --health-retries 2 busybox:1.36 sleep 3600 > /dev/null; docker inspect -f '{{.State.Health.Status}}' sick
  starting
  $ docker exec sick touch /ok; sleep 3; docker inspect -f '{{.State.Health.Status}}' sick
  healthy
  $ docker exec sick rm /ok; sleep 6; docker ps --filter name=sick --format '{{.Status}}' | grep -o '(.*)'
  (unhealthy)

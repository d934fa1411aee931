Command lines that are wrong, help, versions, what is said of other programs. Source:
docs.docker.com/reference/cli/docker, docker/cli (cli/cobra.go, cli/required.go).

  $ docker --version
  Docker version 28.5.2, build ecc6942
  $ docker version --format '{{.Client.Version}} {{.Server.Os}}'
  28.5.2 linux
  $ docker nosuch
  ! docker: unknown command: docker nosuch
  ! 
  ! Run 'docker --help' for more information
  [1]
  $ docker image nosuch
  ! docker: unknown command: docker image nosuch
  ! 
  ! Usage:  docker image COMMAND
  ! 
  ! Run 'docker image --help' for more information
  [1]
  $ docker run
  ! docker: 'docker run' requires at least 1 argument
  ! 
  ! Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]
  ! 
  ! See 'docker run --help' for more information
  [1]
  $ docker run --nosuch busybox
  ! unknown flag: --nosuch
  ! 
  ! Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker ps -z
  ! unknown shorthand flag: 'z' in -z
  ! 
  ! Usage:  docker ps [OPTIONS]
  ! 
  ! Run 'docker ps --help' for more information
  [125]
  $ docker ps extra
  ! docker: 'docker ps' accepts no arguments
  ! 
  ! Usage:  docker ps [OPTIONS]
  ! 
  ! Run 'docker ps --help' for more information
  [1]
  $ docker run --name
  ! flag needs an argument: --name
  ! 
  ! Usage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker inspect -f '{{.Nope' x
  ! template parsing error: template: :1: unclosed action
  [64]
  $ docker compose up
  ! docker compose is not part of this lab: start each container with "docker run"
  [1]
  $ docker exec --help
  Usage:  docker exec [OPTIONS] CONTAINER COMMAND [ARG...]
  
  Execute a command in a running container
  
  Options:
        --detach-keys string
        --env-file string
        --privileged
    -d, --detach
    -e, --env string
    -i, --interactive
    -t, --tty
    -u, --user string
    -w, --workdir string
  $ docker info --format '{{.ServerVersion}} {{.Driver}} {{.Containers}}'
  28.5.2 overlay2 0
  $ docker system df --format json
  ! unknown flag: --format
  ! 
  ! Usage:  docker system df [OPTIONS]
  ! 
  ! Run 'docker system df --help' for more information
  [125]
  $ docker run -d --name box busybox:1.36 sleep 60 2> /dev/null | wc -c; docker stats --no-stream --format '{{.Name}} {{.PIDs}}'; docker top box | awk '{print $8, $9}'
  65
  box 1
  CMD 
  sleep 60
  $ docker system prune < /dev/null | tail -2
  
  Are you sure you want to continue? [y/N] 

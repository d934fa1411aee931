docker run: an image that is not there is pulled, what its process prints is shown, its exit code is the client's.
Source: docs.docker.com/reference/cli/docker/container/run ("Exit status", "--rm", "--entrypoint", "--env", "--workdir", "--user").

  $ docker run busybox:1.36 echo hello
  hello
  ! Unable to find image 'busybox:1.36' locally
  ! 1.36: Pulling from library/busybox
  ! 6b2652927fab: Pull complete
  ! Digest: sha256:17e3cc18ed5135d21e399e7f9226d1402767efdb0bebf342b6715f6fd5dc0bd8
  ! Status: Downloaded newer image for busybox:1.36
  $ docker ps -a --format '{{.Image}} {{.Command}} {{.Status}}' | sed 's/) .*/)/'
  busybox:1.36 "echo hello" Exited (0)
  $ docker run --rm busybox:1.36 sh -c 'echo out; echo err >&2; exit 3'
  out
  ! err
  [3]
  $ docker ps -aq | wc -l
  1
Variables, a folder, a user; what is set only in the client's own shell is passed by its name.
  $ COLOR=blue; export COLOR; printf 'SIZE=9\n# a comment\nSHAPE=round\n' > vars; docker run --rm -e COLOR -e A=1 --env-file vars busybox:1.36 sh -c 'echo $COLOR $A $SIZE $SHAPE'
  blue 1 9 round
  $ docker run --rm -w /srv/data -u 1000:2000 busybox:1.36 sh -c 'pwd; id -u; id -g'
  /srv/data
  1000
  2000
  $ docker run --rm --entrypoint /bin/echo busybox:1.36 one two
  one two
  $ docker run --rm -h box busybox:1.36 hostname
  box
  $ echo "from a pipe" | docker run -i --rm busybox:1.36 cat
  from a pipe
What cannot be started.
  $ docker run --rm busybox:1.36 nosuchcommand
  ! docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "nosuchcommand": executable file not found in $PATH
  ! 
  ! Run 'docker run --help' for more information
  [127]
  $ docker run --rm busybox:1.36 /etc/passwd
  ! docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "/etc/passwd": permission denied
  ! 
  ! Run 'docker run --help' for more information
  [126]
  $ docker run --rm -u nosuchuser busybox:1.36 id
  ! docker: Error response from daemon: unable to find user nosuchuser: no matching entries in passwd file
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker run --rm nosuchimage
  ! Unable to find image 'nosuchimage:latest' locally
  ! docker: Error response from daemon: pull access denied for nosuchimage, repository does not exist or may require 'docker login': denied: requested access to the resource is denied
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker run --rm nginx:doesnotexist
  ! Unable to find image 'nginx:doesnotexist' locally
  ! docker: Error response from daemon: manifest for nginx:doesnotexist not found: manifest unknown: manifest unknown
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker run --rm Busybox
  ! docker: invalid reference format: repository name (library/Busybox) must be lowercase
  ! 
  ! Run 'docker run --help' for more information
  [125]
  $ docker run -it --rm busybox:1.36 sh
  ! the input device is not a TTY
  [1]

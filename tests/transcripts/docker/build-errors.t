What a build says of a Dockerfile that is wrong, of a step that fails, of what is not there. Source:
docs.docker.com/reference/dockerfile, docs.docker.com/reference/build-checks/json-args-recommended.

  $ docker pull -q busybox:1.36; mkdir d; docker build d
  docker.io/library/busybox:1.36
  ! #0 building with "default" instance using docker driver
  ! 
  ! #1 [internal] load build definition from Dockerfile
  ! #1 transferring dockerfile: 2B done
  ! #1 DONE 0.0s
  ! ERROR: failed to build: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory
  [1]
  $ docker build nowhere
  ! ERROR: failed to build: unable to prepare context: path "nowhere" not found
  [1]
  $ docker build
  ! ERROR: docker: 'docker buildx build' requires 1 argument
  ! 
  ! Usage:  docker buildx build [OPTIONS] PATH | URL | -
  ! 
  ! Run 'docker buildx build --help' for more information
  [1]
  $ printf 'FROM busybox:1.36\nCPOY a b\n' > d/Dockerfile; docker build d
  ! #0 building with "default" instance using docker driver
  ! 
  ! #1 [internal] load build definition from Dockerfile
  ! #1 transferring dockerfile: 27B done
  ! #1 DONE 0.0s
  ! Dockerfile:2
  ! --------------------
  !    1 |     FROM busybox:1.36
  !    2 | >>> CPOY a b
  !    3 |     
  ! --------------------
  ! ERROR: failed to build: failed to solve: dockerfile parse error on line 2: unknown instruction: CPOY (did you mean COPY?)
  [1]
  $ printf 'RUN true\n' > d/Dockerfile; docker build d 2>&1 | tail -1
  ERROR: failed to build: failed to solve: dockerfile parse error on line 1: no build stage in current context
  $ printf '# nothing\n' > d/Dockerfile; docker build d 2>&1 | tail -1
  ERROR: failed to build: failed to solve: file with no instructions
  $ printf 'FROM busybox:1.36\nCOPY missing /x\n' > d/Dockerfile; docker build d 2>&1 | grep -o '"/missing": not found' | sort -u
  "/missing": not found
  $ printf 'FROM busybox:1.36\nRUN echo before; nosuchtool\nRUN echo never\n' > d/Dockerfile; docker build d
  ! #0 building with "default" instance using docker driver
  ! 
  ! #1 [internal] load build definition from Dockerfile
  ! #1 transferring dockerfile: 61B done
  ! #1 DONE 0.0s
  ! 
  ! #2 [internal] load metadata for docker.io/library/busybox:1.36
  ! #2 DONE 0.0s
  ! 
  ! #3 [internal] load .dockerignore
  ! #3 transferring context: 2B done
  ! #3 DONE 0.0s
  ! 
  ! #4 [1/3] FROM docker.io/library/busybox:1.36@sha256:17e3cc18ed5135d21e399e7f9226d1402767efdb0bebf342b6715f6fd5dc0bd8
  ! #4 CACHED
  ! 
  ! #5 [2/3] RUN echo before; nosuchtool
  ! #5 0.000 before
  ! #5 0.000 /bin/sh: nosuchtool: not found
  ! #5 ERROR: process "/bin/sh -c echo before; nosuchtool" did not complete successfully: exit code: 127
  ! ------
  !  > [2/3] RUN echo before; nosuchtool:
  ! 0.000 before
  ! 0.000 /bin/sh: nosuchtool: not found
  ! ------
  ! Dockerfile:2
  ! --------------------
  !    1 |     FROM busybox:1.36
  !    2 | >>> RUN echo before; nosuchtool
  !    3 |     RUN echo never
  !    4 |     
  ! --------------------
  ! ERROR: failed to build: failed to solve: process "/bin/sh -c echo before; nosuchtool" did not complete successfully: exit code: 127
  [1]
  $ printf 'FROM nosuchbase\n' > d/Dockerfile; docker build d 2>&1 | tail -1
  ERROR: failed to build: failed to solve: nosuchbase: failed to resolve source metadata for docker.io/library/nosuchbase:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed
  $ printf 'FROM nginx:1.99\n' > d/Dockerfile; docker build d 2>&1 | tail -1
  ERROR: failed to build: failed to solve: nginx:1.99: failed to resolve source metadata for docker.io/library/nginx:1.99: docker.io/library/nginx:1.99: not found
  $ printf 'FROM busybox:1.36\nCMD echo hello\n' > d/Dockerfile; docker build -t shell d 2>&1 | tail -2; docker run --rm shell; docker inspect -f '{{json .Config.Cmd}}' shell
   1 warning found (use docker --debug to expand):
   - JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals (line 2)
  hello
  ["/bin/sh","-c","echo hello"]
  $ docker build -t Upper d
  ! ERROR: failed to build: invalid tag "Upper": invalid reference format
  [1]

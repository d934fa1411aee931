What the instructions of a Dockerfile do. Source: docs.docker.com/reference/dockerfile (ADD, COPY, ENTRYPOINT, ENV, EXPOSE,
HEALTHCHECK, SHELL, STOPSIGNAL, USER, VOLUME, WORKDIR, here-documents).

  $ docker pull -q busybox:1.36; mkdir d; cd d; mkdir sub; echo 1 > sub/a; echo 2 > sub/b.txt; tar cf files.tar sub; chmod 600 sub/a
  docker.io/library/busybox:1.36
COPY takes what is in a folder, ADD unpacks an archive; rights stay, owners do not.
  $ cd d; printf 'FROM busybox:1.36\nCOPY sub /copied\nCOPY --chown=7:8 --chmod=755 sub/a /owned/\nADD files.tar /unpacked/\nADD files.tar sub/*.txt /both/\nCMD ["sh", "-c", "ls -ln /copied /owned | tr -s \\" \\" | cut -d\\" \\" -f1,3,4,9; find /unpacked /both -type f"]\n' > Dockerfile; docker build -q -t one . > /dev/null; docker run --rm one
  /copied:
  total
  -rw------- 0 0 a
  -rw-r--r-- 0 0 b.txt
  
  /owned:
  total
  -rwxr-xr-x 7 8 a
  /unpacked/sub/a
  /unpacked/sub/b.txt
  /both/sub/a
  /both/sub/b.txt
  $ cd d; printf 'FROM busybox:1.36\nCOPY sub/a sub/b.txt /x\n' > Dockerfile; docker build . 2>&1 | tail -1
  ERROR: failed to build: failed to solve: dockerfile parse error on line 2: When using COPY with more than one source file, the destination must be a directory and end with a /
Words with and without a shell; what a Pod's args would replace.
  $ cd d; printf 'FROM busybox:1.36\nENV WHO=world\nENTRYPOINT ["echo", "hello"]\nCMD ["$WHO"]\n' > Dockerfile; docker build -q -t two . > /dev/null; docker run --rm two; docker run --rm two you; docker run --rm --entrypoint sh two -c 'echo $WHO'
  hello $WHO
  hello you
  world
  $ cd d; printf 'FROM busybox:1.36\nENV WHO=world\nENTRYPOINT echo hello $WHO\nCMD ["ignored"]\n' > Dockerfile; docker build -q -t three . > /dev/null; docker run --rm three
  hello world
  $ cd d; printf 'FROM two\nENTRYPOINT ["echo", "again"]\n' > Dockerfile; docker build -q -t four . > /dev/null; docker run --rm four; docker inspect -f '{{json .Config.Cmd}}' four
  again
  null
Folders, users, volumes, signals, ports, checks.
  $ cd d; printf 'FROM busybox:1.36\nWORKDIR /a\nWORKDIR b\nRUN adduser -D app && mkdir /state && echo first > /state/f\nVOLUME /state\nUSER app\nEXPOSE 80 53/udp\nSTOPSIGNAL SIGINT\nHEALTHCHECK --interval=2s --retries=1 CMD test -f /tmp/ok\nSHELL ["/bin/sh", "-ec"]\nRUN id -un > /tmp/who; pwd >> /tmp/who\nCMD cat /tmp/who /state/f\n' > Dockerfile; docker build -q -t five . > /dev/null; docker run --rm five
  app
  /a/b
  first
  $ docker inspect -f '{{.Config.User}} {{.Config.WorkingDir}} {{json .Config.ExposedPorts}} {{json .Config.Volumes}} {{.Config.StopSignal}} {{json .Config.Healthcheck}} {{json .Config.Cmd}}' five
  app /a/b {"80/tcp":{},"53/udp":{}} {"/state":{}} SIGINT {"Test":["CMD-SHELL","test -f /tmp/ok"],"Interval":2000000000,"Timeout":30000000000,"Retries":1} ["/bin/sh","-ec","cat /tmp/who /state/f"]
  $ docker run -d --name sick five sleep 60 > /dev/null; sleep 3; docker inspect -f '{{.State.Health.Status}}' sick; docker volume ls -q | wc -c; docker rm -f -v sick; docker volume ls -q
  unhealthy
  65
  sick
Here-documents; variables with defaults.
  $ cd d; printf 'FROM busybox:1.36\nARG NAME\nENV TEXT="${NAME:-nobody} is here"\nRUN <<E\nset -e\necho "$TEXT" > /f\necho two >> /f\nE\nCOPY <<F /g\n$TEXT\nF\nCMD ["cat", "/f", "/g"]\n' > Dockerfile; docker build -q -t six . > /dev/null; docker run --rm six
  nobody is here
  two
  nobody is here
  $ cd d; printf 'FROM busybox:1.36\nENV OLD one two\nLABEL a=1 b="x y"\nENTRYPOINT echo $OLD\n' > Dockerfile; docker build -t seven . 2>&1 | tail -3; docker run --rm seven; docker images --filter label=a=1 --format '{{.Repository}}'
   2 warnings found (use docker --debug to expand):
   - LegacyKeyValueFormat: "ENV key=value" should be used instead of legacy "ENV key value" format (line 2)
   - JSONArgsRecommended: JSON arguments recommended for ENTRYPOINT to prevent unintended behavior related to OS signals (line 4)
  one two
  seven
What is not there.
  $ cd d; printf 'FROM busybox:1.36\nONBUILD RUN true\n' > Dockerfile; docker build . 2>&1 | tail -1
  ERROR: failed to build: failed to solve: dockerfile parse error on line 2: ONBUILD is not part of this lab
  $ cd d; printf 'FROM busybox:1.36\nEXPOSE eighty\n' > Dockerfile; docker build . 2>&1 | tail -1
  ERROR: failed to build: failed to solve: invalid containerPort: eighty
  $ cd d; printf 'FROM busybox:1.36\nSHELL /bin/sh\n' > Dockerfile; docker build . 2>&1 | tail -1
  ERROR: failed to build: failed to solve: dockerfile parse error on line 2: SHELL requires the arguments to be in JSON form
  $ cd d; printf 'FROM busybox:1.36\nRUN --mount=type=secret,id=x cat /run/secrets/x\n' > Dockerfile; docker build . 2>&1 | tail -1
  ERROR: failed to build: failed to solve: dockerfile parse error on line 2: RUN --mount=type=secret,id=x is not part of this lab
  $ cd d; printf 'FROM busybox:1.36\nCOPY --from=nowhere /a /b\n' > Dockerfile; docker build . 2>&1 | tail -1
  ERROR: failed to build: failed to solve: nowhere: failed to resolve source metadata for docker.io/library/nowhere:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed

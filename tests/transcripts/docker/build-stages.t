Stages, arguments, targets, what is left out of the context. Source: docs.docker.com/build/building/multi-stage,
…/build/building/variables, …/build/concepts/context.

  $ mkdir app; cd app; mkdir src; echo 'secret' > .env; echo data > src/data; echo log > src/x.log; printf '.env\n**/*.log\n' > .dockerignore; cat > Dockerfile <<'D'
  > ARG TAG=1.36
  > FROM busybox:${TAG} AS build
  > ARG VERSION=dev
  > WORKDIR /src
  > COPY . .
  > RUN find . -type f | sort > /list; echo "$VERSION" > /version
  > 
  > FROM busybox:${TAG} AS test
  > RUN exit 9
  > 
  > FROM scratch
  > COPY --from=build /bin/busybox /bin/sh /bin/
  > COPY --from=build --chown=65532:65532 /list /version /out/
  > LABEL maintainer="a b" stage=last
  > EXPOSE 8080
  > USER 65532
  > ENTRYPOINT ["/bin/busybox"]
  > CMD ["cat", "/out/list", "/out/version"]
  > D
Only what the last stage needs is built: nothing fails in the stage between.
  $ cd app; docker build -q -t small --build-arg VERSION=2.0 . | cut -c1-7; docker run --rm small
  sha256:
  ./.dockerignore
  ./Dockerfile
  ./src/data
  2.0
  $ docker run --rm small id -u; docker run --rm small ls -n /out | awk '{print $3, $4, $9}' | sed '/^ *$/d'; docker image inspect small -f '{{json .Config.Labels}} {{json .Config.ExposedPorts}}'
  65532
  65532 65532 list
  65532 65532 version
  {"maintainer":"a b","stage":"last"} {"8080/tcp":{}}
  $ cd app; docker build --target build -q -t first . > /dev/null; docker run --rm first cat /version
  dev
  $ cd app; docker build --target test . 2>&1 | tail -9
     6 |     RUN find . -type f | sort > /list; echo "$VERSION" > /version
     7 |     
     8 |     FROM busybox:${TAG} AS test
     9 | >>> RUN exit 9
    10 |     
    11 |     FROM scratch
    12 |     COPY --from=build /bin/busybox /bin/sh /bin/
  --------------------
  ERROR: failed to build: failed to solve: process "/bin/sh -c exit 9" did not complete successfully: exit code: 9
  $ cd app; docker build --target none .
  ! #0 building with "default" instance using docker driver
  ! 
  ! #1 [internal] load build definition from Dockerfile
  ! #1 transferring dockerfile: 426B done
  ! #1 DONE 0.0s
  ! ERROR: failed to build: failed to solve: target stage "none" could not be found
  [1]
  $ cd app; docker build -t small . 2>&1 | grep -E '^#[0-9]+ \['
  #1 [internal] load build definition from Dockerfile
  #2 [internal] load metadata for docker.io/library/busybox:1.36
  #3 [internal] load .dockerignore
  #4 [internal] load build context
  #5 [build 1/4] FROM docker.io/library/busybox:1.36@sha256:17e3cc18ed5135d21e399e7f9226d1402767efdb0bebf342b6715f6fd5dc0bd8
  #6 [build 2/4] WORKDIR /src
  #7 [build 3/4] COPY . .
  #8 [build 4/4] RUN find . -type f | sort > /list; echo "$VERSION" > /version
  #9 [stage-2 2/3] COPY --from=build /bin/busybox /bin/sh /bin/
  #10 [stage-2 3/3] COPY --from=build --chown=65532:65532 /list /version /out/
  $ cd app; printf 'FROM busybox:1.36\nARG A\nRUN echo "<$A>"\n' > D; docker build -f D --build-arg A=x . 2>&1 | grep '<'; docker build -f D --build-arg A=y . 2>&1 | grep -E '<y>|CACHED'; docker build -f D --build-arg A=x . 2>&1 | grep -c CACHED
  #5 [2/2] RUN echo "<$A>"
  #5 0.000 <x>
  #4 CACHED
  #5 0.000 <y>
  2
